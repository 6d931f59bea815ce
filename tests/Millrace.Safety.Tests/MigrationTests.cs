using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Runtime;
using Millrace.Safety.Tests.Migrating;
using Millrace.Safety.Tests.Support;
using Millrace.Safety.Tests.Work;

namespace Millrace.Safety.Tests;

/// <summary>Stores that earlier versions wrote.</summary>
public sealed class MigrationTests : IDisposable
{
    private static readonly ArtifactType s_block = ArtifactType.Of<Block>();

    private readonly WorkFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void An_older_store_shows_the_same_runs(int format)
    {
        string made = OldStore.Write(_folder.StorePath, format);

        using Store store = _folder.Open();

        RunRecord run = store.Metadata.GetRun(OldStore.Run);
        Assert.Equal((RunStatus.Succeeded, 42UL, TimeSpan.FromSeconds(1.5)), (run.Summary.Status, run.Summary.Seed, run.Summary.Duration));
        Assert.Equal(new DateTimeOffset(2025, 1, 2, 3, 4, 5, TimeSpan.Zero), run.Summary.StartedAt);
        Assert.Equal(["path a'b Override", "share  Default"], run.Parameters.Select(Text));
        Assert.Equal(["path a'b Pipeline", "share  Default"], run.Steps[0].Parameters.Select(Text));
        Assert.Empty(run.Steps[1].Parameters);
        StepRecord step = run.Steps[1];
        Assert.Equal(("make", StepState.Executed, StepCause.None, 2, "first run"), (step.Name, step.State, step.Cause, step.Attempt, step.Reason));
        Assert.Equal("read/output", Assert.Single(step.Inputs.Select(static input => $"{input.FromStep}/{input.FromOutput}")));
        ArtifactRecord artifact = Assert.Single(step.Outputs).Artifact;
        Assert.Equal((made, 4L, 1, 7L, false), (artifact.Digest, artifact.Bytes, artifact.Files, artifact.Rows, artifact.IsInline));
        Assert.Equal(["auc 0.75 True", "none NaN False"], step.Metrics.Select(static metric => string.Create(CultureInfo.InvariantCulture, $"{metric.Name} {metric.Value} {metric.IsHeadline}")));
        Assert.Equal([0.5, 0.25], Assert.Single(step.Series).Points.Select(static point => point.Value));

        RunRecord interrupted = store.Metadata.GetRun("last");
        Assert.Equal(RunStatus.Interrupted, interrupted.Summary.Status);
        Assert.All(interrupted.Steps, static each => Assert.Equal((StepState.Cancelled, StepCause.Interrupted), (each.State, each.Cause)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Results_of_an_older_store_are_reused_and_its_keys_can_be_compared(int format)
    {
        string made = OldStore.Write(_folder.StorePath, format);
        using Store store = _folder.Open();

        RunResult reused = await RunAsync(store, "a'b");

        Assert.All(reused.Steps, static step => Assert.Equal((StepState.Reused, $"unchanged since run {OldStore.Run}"), (step.State, step.Reason)));
        Assert.Equal(made, reused.Steps[1].Outputs[0].Artifact.Digest);
        Assert.Equal("auc", Assert.Single(reused.Metrics).Name);
        Assert.Empty((await store.VerifyAsync(null, CancellationToken.None)).Problems);

        RunResult changed = await RunAsync(store, "other");
        Assert.Equal((StepState.Failed, "parameter path changed from a'b to other"), (changed.Steps[0].State, changed.Steps[0].Reason));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void An_older_store_is_not_read_before_a_run_has_brought_it_up_to_date(int format)
    {
        OldStore.Write(_folder.StorePath, format);

        MillraceException refused = Assert.Throws<MillraceException>(() => Store.OpenForReading(_folder.StorePath, TimeProvider.System));

        Assert.Equal(
            string.Create(CultureInfo.InvariantCulture, $"The store {_folder.StorePath} has format {format}; this version of Millrace reads format {MetadataSchema.Version}. Run a pipeline once: the run brings the store up to date."),
            refused.Message);
        _folder.Open().Dispose();
        using Store store = Store.OpenForReading(_folder.StorePath, TimeProvider.System);
        Assert.Equal(2, store.Metadata.ListRuns().Length);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void An_older_store_gets_the_tables_of_a_new_one(int format)
    {
        OldStore.Write(_folder.StorePath, format);
        _folder.Open().Dispose();
        using var other = new WorkFolder();
        other.Open().Dispose();

        Assert.Equal(Tables(other), Tables(_folder));
        Assert.Equal(0, _folder.Number("SELECT count(*) FROM pragma_foreign_key_check"));
    }

    [Fact]
    public async Task Artifacts_of_an_older_store_have_no_schema_until_they_are_made_again()
    {
        string made = OldStore.Write(_folder.StorePath, 5);
        using Store store = _folder.Open();
        ArtifactRecord artifact = store.Metadata.ResolveArtifact(made);
        Assert.Null(artifact.Schema);
        Assert.Null(store.Metadata.GetSchema(artifact));
        Assert.Null(store.Metadata.GetPlan(OldStore.Run));
        Assert.All(store.Metadata.CompareRuns(OldStore.Run, "last").Rows, static row => Assert.NotEqual(ComparedKind.Plan, row.Kind));

        var schema = ArtifactSchema.Of([new ColumnDescription("x", "Text")]);
        Assert.Equal(0, _folder.Number("SELECT count(*) FROM artifact_schema"));
        using (IMetadataStore metadata = SqliteMetadata.Open(_folder.StorePath, TimeProvider.System, static _ => OwnerLife.Lives))
        {
            var ids = new ArtifactIds(((SqliteMetadata)metadata).Database, TimeProvider.System);
            await metadata.Commits.RunAsync(() => ids.Of(artifact with { Table = schema, Schema = schema.Digest }));
        }

        Assert.Equal("x", Assert.Single(store.Metadata.GetSchema(store.Metadata.ResolveArtifact(made))!.Columns).Name);
    }

    [Fact]
    public void What_a_skipped_step_of_an_older_store_would_have_taken_is_no_lineage()
    {
        OldStore.Write(_folder.StorePath, 5);
        OldStore.Execute(
            _folder.StorePath,
            """
            INSERT INTO step (step, run, position, pipeline, name, component, state, source) VALUES
                (8, 1, 2, 'old', 'skipped', 'M', 'Skipped', 2), (9, 1, 3, 'old', 'reused', 'M', 'Reused', 2);
            INSERT INTO step_input VALUES (8, 0, 0, 'block', 'make', 'output', NULL, 2), (9, 0, 0, 'block', 'make', 'output', NULL, 2);
            """);

        using Store store = _folder.Open();

        Assert.Equal(0, _folder.Number("SELECT count(*) FROM step_input WHERE step = 8"));
        Assert.Equal((0, 1), (_folder.Number("SELECT differs FROM step WHERE step = 8"), _folder.Number("SELECT differs FROM step WHERE step = 9")));
        Assert.Equal(["read", "make"], store.Metadata.GetRun(OldStore.Run).Steps.Skip(2).Select(static step => step.Inputs.Single().FromStep));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_store_that_an_older_program_still_uses_is_left_as_it_is(int format)
    {
        OldStore.Write(_folder.StorePath, format);
        using (StoreOwner.Create(Path.Combine(_folder.StorePath, "staging")))
        {
            Assert.Equal(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The store {_folder.StorePath} has format {format}, and a program of the version that wrote it still uses it. Wait for its end, or end it, and run again: then the store is brought to format {MetadataSchema.Version}."),
                Assert.Throws<MillraceException>(() => _folder.Open()).Message);
        }

        Assert.Equal(format, _folder.Number("PRAGMA user_version"));
        Assert.Equal(1, _folder.Number("SELECT count(*) FROM sqlite_master WHERE name = 'key_part'"));
        _folder.Open().Dispose();
        Assert.Equal(MetadataSchema.Version, _folder.Number("PRAGMA user_version"));
    }

    [Fact]
    public void A_newer_store_is_refused_and_left_as_it_is()
    {
        OldStore.Write(_folder.StorePath, 2);
        OldStore.Execute(_folder.StorePath, "PRAGMA user_version = 99");

        foreach (Func<Store> open in (Func<Store>[])[() => _folder.Open(), () => Store.OpenForReading(_folder.StorePath, TimeProvider.System)])
            Assert.Contains($"{_folder.StorePath} has format 99, but this version of Millrace reads and writes format", Assert.Throws<MillraceException>(open).Message, StringComparison.Ordinal);
        Assert.Equal(99, _folder.Number("PRAGMA user_version"));
        Assert.Equal(1, _folder.Number("SELECT count(*) FROM sqlite_master WHERE name = 'key_part'"));
    }

    /// <summary>Every column of every table, whatever their order: added ones come last.</summary>
    private static List<string> Tables(WorkFolder folder)
    {
        using var database = Database.OpenForReading(Path.Combine(folder.StorePath, "metadata.db"));
        return database.Query(
            """
            SELECT m.name || '.' || c.name || ' ' || c.type || ' ' || c."notnull" || ' ' || coalesce(c.dflt_value, '') || ' ' || c.pk
            FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' ORDER BY 1
            """,
            static row => row.GetString(0));
    }

    private static string Text(ParameterRecord parameter) => $"{parameter.Name} {parameter.Value} {parameter.Origin}";

    /// <summary>Runs the pipeline of the old store; its components must not run again.</summary>
    private static Task<RunResult> RunAsync(Store store, string path)
    {
        var read = new ComponentDescriptor
        {
            Name = "read",
            Type = typeof(Components),
            Parameters = [Parameter("path", path), Parameter("share", null)],
            Outputs = [new OutputInfo("output", s_block)],
            Invoke = static _ => throw new InvalidOperationException("It runs again."),
        };
        var make = new ComponentDescriptor
        {
            Name = "make",
            Type = typeof(Components),
            Inputs = [new InputInfo("block", s_block)],
            Outputs = [new OutputInfo("output", s_block)],
            Invoke = static _ => throw new InvalidOperationException("It runs again."),
        };
        BoundPlan plan = PlanBinder.Bind(
            new PipelinePlan
            {
                Name = "old",
                Type = typeof(Components),
                Steps = [new PlanStep { Name = "read", Component = read }, new PlanStep { Name = "make", Component = make, Inputs = [new PlanInput(0, 0)] }],
                Create = static values => values,
            },
            ImmutableDictionary<string, string>.Empty,
            ImmutableDictionary<string, string>.Empty);
        return new PipelineRunner(store, new EmptyServices(), NullLoggerFactory.Instance, TimeProvider.System, new FixedCode())
            .RunAsync(plan, new RunOptions(), IRunObserver.None, CancellationToken.None);
    }

    private static ParameterInfo Parameter(string name, string? value) =>
        new() { Name = name, Member = name, Codec = ParameterCodec.Of<string>(), Default = () => value };

    private sealed class EmptyServices : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }
}
