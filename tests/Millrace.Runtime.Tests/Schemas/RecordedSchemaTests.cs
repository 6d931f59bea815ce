using static Millrace.Runtime.Tests.Components;

namespace Millrace.Runtime.Tests.Schemas;

/// <summary>Which schema the store knows of an artifact, from the commit to the end.</summary>
public sealed class RecordedSchemaTests : IDisposable
{
    private const string Count = "SELECT CAST(count(*) AS TEXT) FROM artifact_schema";

    private static readonly OutputInfo s_sheet = new("output", ArtifactType.Of<Sheet>());

    private readonly TestStore _test = new();

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task A_table_is_stored_with_its_columns_and_tables_of_the_same_columns_share_them()
    {
        RunResult run = await _test.RunAsync(Plan(Step("a", Sheets("x y?!")), Step("b", Sheets("x y?!", "second")), Step("c", Sheets("z")), Step("text", Constant("t"))));

        Assert.Equal(["2"], _test.Rows(Count));
        _test.Reopen();
        Metadata metadata = _test.Store.Metadata;
        ArtifactSchema schema = metadata.GetSchema(metadata.ResolveArtifact("last/a"))!;
        Assert.Equal(
            [new ColumnDescription("x", "Text"), new ColumnDescription("y", "Text?") { IsNullable = true, IsSensitive = true }], schema.Columns.ToArray());
        Assert.Equal(schema.Digest, metadata.GetRun(run.RunId).Steps[1].Outputs[0].Artifact.Schema);
        Assert.Same(schema, metadata.GetSchema(schema.Digest));
        Assert.Null(metadata.ResolveArtifact("last/text").Schema);
        Assert.Null(metadata.GetSchema(new string('0', 64)));
        Assert.Equal(schema.Digest, metadata.ListArtifacts(filter: new ArtifactFilter { Run = run.RunId }).Single(static each => each.Place!.EndsWith("/a/output", StringComparison.Ordinal)).Record.Schema);
    }

    [Fact]
    public async Task Items_of_collections_and_outputs_that_pass_inputs_on_have_theirs()
    {
        ArtifactType sheets = ArtifactType.Of<Collection<Sheet>>();
        await _test.RunAsync(Plan(
            Step("many", Of("many", static call =>
            {
                call.Output(0, Collection.Of([new Sheet("a b"), new Sheet("c")]));
                return ValueTask.CompletedTask;
            }, outputs: [new OutputInfo("output", sheets)])),
            Step("one", Sheets("a b", "other")),
            Step("pass", Of("pass", static call =>
            {
                call.Output(0, call.Input<Sheet>(0));
                return ValueTask.CompletedTask;
            }, [new InputInfo("sheet", s_sheet.Type)], [s_sheet]), new PlanInput([new(1, 0)]))));

        Metadata metadata = _test.Store.Metadata;
        Assert.Null(metadata.ResolveArtifact("last/many").Schema);
        Assert.Equal(
            ["a b", "c"],
            _test.Store.Artifacts.ItemsOf(metadata.ResolveArtifact("last/many")).Select(item => string.Join(' ', metadata.GetSchema(item)!.Columns.Select(static each => each.Name))));
        Assert.Equal(metadata.ResolveArtifact("last/one").Schema, metadata.ResolveArtifact("last/pass").Schema);
    }

    [Fact]
    public async Task An_artifact_of_an_earlier_version_gets_its_schema_when_it_is_made_again()
    {
        PipelinePlan plan = Plan(Step("a", Sheets("x y")));
        await _test.RunAsync(plan);
        _test.Change("UPDATE artifact SET schema = NULL; DELETE FROM artifact_schema");
        _test.Reopen();

        await _test.RunAsync(plan);
        Assert.Null(_test.Store.Metadata.ResolveArtifact("last/a").Schema);

        await _test.RunAsync(plan, new RunOptions { Fresh = ["a"] });
        Assert.Equal(2, _test.Store.Metadata.GetSchema(_test.Store.Metadata.ResolveArtifact("last/a"))!.Columns.Length);
    }

    [Fact]
    public async Task A_schema_that_no_artifact_has_is_collected_and_written_again_when_it_is_needed()
    {
        await _test.RunAsync(Plan(Step("a", Sheets("x"))));
        await _test.RunAsync(Plan(Step("a", Sheets("y"))));
        using (IMetadataCollector collector = _test.Store.OpenCollector())
            collector.Collect(() => collector.Runs().Take(1).Select(static run => run.Number), static () => false, isDryRun: false);
        Assert.Equal(["1"], _test.Rows(Count));

        await _test.RunAsync(Plan(Step("a", Sheets("x", "again"))));
        Assert.Equal(["2"], _test.Rows(Count));
        Assert.Equal("x", _test.Store.Metadata.GetSchema(_test.Store.Metadata.ResolveArtifact("last/a"))!.Columns.Single().Name);
    }

    [Fact]
    public async Task A_table_whose_columns_cannot_be_told_is_stored_all_the_same()
    {
        RunResult run = await _test.RunAsync(Plan(Step("a", Sheets(""))));
        Assert.Equal(RunStatus.Succeeded, run.Status);
        Assert.Null(_test.Store.Metadata.ResolveArtifact("last/a").Schema);
    }

    private static ComponentDescriptor Sheets(string columns, string name = "first") => Of(
        "sheet",
        call =>
        {
            call.Output(0, new Sheet($"{call.Parameter<string>(0)}#{call.Parameter<string>(1)}"));
            return ValueTask.CompletedTask;
        },
        outputs: [s_sheet],
        parameters: [Parameter("columns", columns), Parameter("name", name)]);
}
