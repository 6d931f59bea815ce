using System.Globalization;

namespace Millrace.Runtime.Tests.Schema;

/// <summary>
/// Stores that programs of each earlier format wrote (Fixtures/README.md): they get the schema of a new store, and lose nothing that they held.
/// </summary>
public sealed class MigrationTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("millrace-").FullName;

    public static TheoryData<int> Formats => [.. Enumerable.Range(1, (int)MetadataSchema.Version - 1)];

    private string Metadata => Path.Combine(_folder, "metadata.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Each_earlier_format_has_a_store() => Assert.Equal(
        Enumerable.Range(1, (int)MetadataSchema.Version - 1).Select(static format => $"format-{format}.sql"),
        Directory.GetFiles(Checkout.PathOf("tests/Millrace.Runtime.Tests/Fixtures"), "*.sql").Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Formats))]
    public void An_older_store_gets_exactly_the_schema_of_a_new_one(int format)
    {
        using var fresh = new TestStore();
        Write(format);
        Assert.NotEqual(SchemaRows.All(Path.Combine(fresh.StoreFolder, "metadata.db")), SchemaRows.All(Metadata));
        Store.Open(_folder, TimeProvider.System).Dispose();

        Assert.Equal(SchemaRows.All(Path.Combine(fresh.StoreFolder, "metadata.db")), SchemaRows.All(Metadata));
        Assert.Equal(MetadataSchema.Version.ToString(CultureInfo.InvariantCulture), SchemaRows.Query(Metadata, "SELECT cast(user_version AS TEXT) FROM pragma_user_version").Single());
        Assert.Empty(SchemaRows.Query(Metadata, "SELECT \"table\" FROM pragma_foreign_key_check"));
        Assert.Equal("ok", SchemaRows.Query(Metadata, "PRAGMA integrity_check").Single());
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void The_rows_of_an_older_store_are_kept(int format)
    {
        Write(format);
        Dictionary<string, List<string>> before = Rows();
        Store.Open(_folder, TimeProvider.System).Dispose();
        Dictionary<string, List<string>> after = Rows();

        // What a skipped step would have taken now led to nothing that it shows.
        Assert.All(before.Where(static table => table.Key != "step_input"), table => Assert.Equal(table.Value, after[table.Key]));
        Assert.Subset(before["step_input"].ToHashSet(), after["step_input"].ToHashSet());
        Assert.NotEmpty(after["step_input"]);
        Assert.Equal(
            SchemaRows.Query(Metadata, "SELECT step || '' FROM step WHERE state IN ('Executed', 'Failed') AND key IS NOT NULL ORDER BY step"),
            SchemaRows.Query(Metadata, "SELECT step || '' FROM step_key WHERE json_array_length(parts) > 2 ORDER BY step"));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void An_older_store_answers_what_the_contract_asks(int format)
    {
        Write(format);
        using Store store = Store.Open(_folder, TimeProvider.System);
        string[] pipelines = format < 3 ? ["broken", "trips", "trips", "trips"] : ["shout", "broken", "trips", "trips", "trips"];
        Assert.Equal(pipelines, store.Metadata.ListRuns().Select(static run => run.Pipeline));
        RunRecord[] trips = [.. store.Metadata.ListRuns(filter: new RunFilter { Pipeline = "trips" }).Reverse().Select(run => store.Metadata.GetRun(run.RunId))];
        RunRecord first = trips[0];
        Assert.Equal((RunStatus.Succeeded, 4, 4, format >= 3), (first.Summary.Status, first.Summary.Steps, first.Summary.Executed, first.Summary.IsPinned));
        Assert.Equal("it's 0.2", first.Parameters.Single().Value);
        Assert.Equal(format < 4 ? [] : ["join.separator -"], first.Overrides.Select(static each => $"{each.Name} {each.Value}"));
        Assert.Equal(["read", "note", "join", "train"], first.Steps.Select(static step => step.Name));
        StepRecord train = first.Steps[3];
        Assert.Equal((0.75, double.NaN, "loss 1:0.5 2:0.25"), (train.Metrics[0].Value, train.Metrics[1].Value, Text(train.Series.Single())));
        Assert.Equal(["read/output", "note/output"], first.Steps[2].Inputs.Select(static input => $"{input.FromStep}/{input.FromOutput}"));
        Assert.Equal("separator - Override", first.Steps[2].Parameters.Select(static each => $"{each.Name} {each.Value} {each.Origin}").Single());

        Assert.All(trips[1].Steps, step => Assert.Equal((StepState.Reused, first.Summary.RunId), (step.State, step.ReusedFrom)));
        Assert.Equal(first.Steps.Select(static step => step.Outputs.Single()), trips[1].Steps.Select(static step => step.Outputs.Single()));
        Assert.Equal("Skipped Skipped Skipped Reused", string.Join(' ', trips[2].Steps.Select(static step => step.State)));
        Assert.Equal(7UL, trips[2].Summary.Seed);
        RunRecord broken = store.Metadata.GetRun(store.Metadata.ListRuns(filter: new RunFilter { Statuses = [RunStatus.Failed] }).Single().RunId);
        Assert.Equal("Executed Failed Blocked", string.Join(' ', broken.Steps.Select(static step => step.State)));
        Assert.Contains("boom", broken.Steps[1].Error!, StringComparison.Ordinal);

        ICacheQueries cache = store.Cache;
        Assert.All(first.Steps, step => Assert.Equal(step.Outputs.Single(), cache.Find(step.Key!)!.Outputs.Single()));
        Assert.Equal(train.Key, cache.Latest("trips", "train")!.Key);
        Assert.Contains(cache.Parts(cache.Find(train.Key!)!), static part => part is { Kind: KeyPartKind.Input, Name: "text" });
        Assert.Equal($"{first.Summary.RunId}/train/output", store.Metadata.ListArtifacts(filter: new ArtifactFilter { Digest = train.Outputs.Single().Artifact.Digest }).Single().Place);
        if (format < 3)
            return;
        RunRecord shout = store.Metadata.GetRun("last");
        Assert.Equal(["each[0].upper", "each[1].upper"], store.Metadata.GetItems("last").Select(static step => step.Name));
        Assert.Equal((2, 2), (shout.Steps.Single(static step => step.Name == "each").Items!.Total, shout.Steps.Single(static step => step.Name == "flaky").Attempt));
        Assert.Contains("gone", shout.Steps.Single(static step => step.Name == "flaky").FailedAttempts.Single().Error, StringComparison.Ordinal);
    }

    private static string Text(MetricSeries series) =>
        $"{series.Name} {string.Join(' ', series.Points.Select(static point => FormattableString.Invariant($"{point.Position}:{point.Value}")))}";

    private void Write(int format) => SchemaRows.Execute(
        Metadata, File.ReadAllText(Checkout.PathOf(FormattableString.Invariant($"tests/Millrace.Runtime.Tests/Fixtures/format-{format}.sql"))));

    /// <summary>The rows of the tables that every format has, in the columns that every format has.</summary>
    private Dictionary<string, List<string>> Rows() => new()
    {
        ["run"] = SchemaRows.Query(Metadata, "SELECT concat_ws('|', number, run_id, pipeline, status, owner, seed, started_at, seconds) FROM run ORDER BY number"),
        ["run_parameter"] = SchemaRows.Query(Metadata, "SELECT concat_ws('|', run, position, name, value, origin) FROM run_parameter ORDER BY run, position"),
        ["step"] = SchemaRows.Query(
            Metadata, "SELECT concat_ws('|', step, run, position, pipeline, name, component, state, fence, reason, key, source, started_at, seconds, error, log) FROM step ORDER BY step"),
        ["artifact"] = SchemaRows.Query(
            Metadata, "SELECT concat_ws('|', artifact, digest, type, display_type, kind, bytes, files, rows, created_at) FROM artifact ORDER BY artifact"),
        ["step_input"] = SchemaRows.Query(
            Metadata, "SELECT concat_ws('|', step, position, item, name, from_step, from_output, view, artifact) FROM step_input ORDER BY step, position, item"),
        ["step_output"] = SchemaRows.Query(Metadata, "SELECT concat_ws('|', step, position, name, artifact) FROM step_output ORDER BY step, position"),
        ["metric"] = SchemaRows.Query(Metadata, "SELECT concat_ws('|', step, name, position, coalesce(value, 'none'), headline) FROM metric ORDER BY step, name, position"),
        ["cache_entry"] = SchemaRows.Query(Metadata, "SELECT concat_ws('|', key, step) FROM cache_entry ORDER BY key"),
    };
}
