using static Millrace.Runtime.Tests.Components;

namespace Millrace.Runtime.Tests.Exporting;

/// <summary>Which runs go into which file.</summary>
public sealed class MlmdExportTests : IDisposable
{
    private readonly TestStore _test = new();
    private readonly string _path;

    public MlmdExportTests() => _path = Path.Combine(_test.Folder, "mlmd.db");

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task The_same_store_gives_the_same_rows()
    {
        await _test.RunAsync(Two("a"));
        await _test.RunAsync(Two("b"));
        string other = Path.Combine(_test.Folder, "other.db");

        MlmdExportResult first = Write(new MlmdExportOptions());
        _test.Reopen();
        MlmdExport.Write(_test.Store, other, new MlmdExportOptions(), null, CancellationToken.None);

        using MlmdReader one = new(_path), two = new(other);
        Assert.Equal(one.Everything(), two.Everything());
        Assert.Equal(File.ReadAllBytes(_path), File.ReadAllBytes(other));
        Assert.Equal(
            (_path, 2L, 4L, 4L, 6L, new FileInfo(_path).Length), (first.Path, first.Runs, first.Executions, first.Artifacts, first.Events, first.Bytes));
        Assert.Equal("4|4|6", one.Row("SELECT (SELECT count(*) FROM Execution), (SELECT count(*) FROM Artifact), (SELECT count(*) FROM Event)"));
    }

    [Fact]
    public async Task A_store_that_has_grown_gives_the_earlier_rows_and_more()
    {
        await _test.RunAsync(Two("a"));
        Write(new MlmdExportOptions());
        List<string> before = Lasting();
        await _test.RunAsync(Two("b"));
        Write(new MlmdExportOptions { Overwrites = true });

        Assert.Empty(before.Except(Lasting()));

        List<string> Lasting()
        {
            using var file = new MlmdReader(_path);
            return [.. file.Everything().Where(static row => row.Split('|')[0] is not ("Context" or "sqlite_sequence"))];
        }
    }

    [Fact]
    public async Task Runs_are_chosen_by_identity_by_pipeline_and_by_time()
    {
        string first = (await _test.RunAsync(Two("a"))).RunId;
        string other = (await _test.RunAsync(Plan("other", [], Step("a", Constant("a"))))).RunId;
        string last = (await _test.RunAsync(Two("b"))).RunId;
        _test.Change($"UPDATE run SET started_at = '2020-01-01T00:00:00.0000000Z' WHERE run_id <> '{last}'");

        Assert.Equal([first, other, last], Runs(new MlmdExportOptions()));
        Assert.Equal([first, last], Runs(new MlmdExportOptions { Runs = ["last", first, last] }));
        Assert.Equal([first, last], Runs(new MlmdExportOptions { Pipeline = "test" }));
        Assert.Equal([last], Runs(new MlmdExportOptions { Since = new DateTimeOffset(2021, 1, 1, 0, 0, 0, TimeSpan.Zero) }));
        Assert.Equal(
            $"The store {_test.StoreFolder} holds no such runs: there is nothing to export.",
            Assert.Throws<MillraceException>(() => Runs(new MlmdExportOptions { Pipeline = "none" })).Message);
        Assert.StartsWith(
            "There is no run 'x'", Assert.Throws<MillraceException>(() => Runs(new MlmdExportOptions { Runs = ["x"] })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_has_its_schema()
    {
        await _test.RunAsync(Plan(
            Step("sheet", Of("sheet", static call =>
            {
                call.Output(0, new Sheet("x y?!"));
                return ValueTask.CompletedTask;
            }, outputs: [new OutputInfo("output", ArtifactType.Of<Sheet>())])),
            Step("text", Constant("a"))));
        Write(new MlmdExportOptions());
        using var file = new MlmdReader(_path);

        string sheet = _test.Store.Metadata.ResolveArtifact("last/sheet").Digest, text = _test.Store.Metadata.ResolveArtifact("last/text").Digest;
        Assert.Equal(
            """string {"format":1,"columns":[{"name":"x","type":"Text"},{"name":"y","type":"Text?","nullable":true,"sensitive":true}]}""",
            file.Property("Artifact", IdOf(sheet), "schema", isCustom: false));
        Assert.Null(file.Property("Artifact", IdOf(text), "schema", isCustom: false));
        Assert.Equal("3", file.Row("SELECT data_type FROM TypeProperty p JOIN Type t ON t.id = p.type_id WHERE t.name LIKE '%Sheet' AND p.name = 'schema'"));

        long IdOf(string digest) => long.Parse(file.Row("SELECT id FROM Artifact WHERE name = $p0", digest), System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task A_reused_result_stands_alone_where_its_run_is_left_out()
    {
        await _test.RunAsync(Two("a"));
        string second = (await _test.RunAsync(Two("a"))).RunId;
        Write(new MlmdExportOptions { Runs = ["last"] });
        using var file = new MlmdReader(_path);

        Assert.Equal([$"{second}/b", $"{second}/a"], file.Upstream(file.Output($"{second}/b", "output")));
    }

    [Fact]
    public async Task More_runs_than_a_page_are_written_oldest_first_and_told()
    {
        await _test.RunAsync(Two("a"));
        _test.Change(
            """
            WITH RECURSIVE more (n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM more WHERE n < 250)
            INSERT INTO run (run_id, pipeline, status, owner, seed, started_at, seconds)
            SELECT printf('20200101-000000-%06d', n), pipeline, status, owner, seed, started_at, seconds FROM run, more
            """);
        List<StepProgress> told = [];

        MlmdExportResult result = MlmdExport.Write(_test.Store, _path, new MlmdExportOptions(), new Immediate(told.Add), CancellationToken.None);

        Assert.Equal((251L, 2L), (result.Runs, result.Executions));
        Assert.Equal(Enumerable.Range(1, 251).Select(static i => new StepProgress(i, 251, "runs")), told);
        using var file = new MlmdReader(_path);
        Assert.Equal("20200101-000000-000250", file.Row("SELECT name FROM Context ORDER BY id DESC LIMIT 1"));
    }

    [Fact]
    public async Task A_file_that_is_there_stays_unless_it_is_to_be_replaced()
    {
        await _test.RunAsync(Two("a"));
        File.WriteAllText(_path, "mine");

        Assert.Equal($"The file {_path} exists. Replace it with --force, or name another one.", Refusal(_path, overwrites: false));
        Assert.Equal("mine", File.ReadAllText(_path));
        Write(new MlmdExportOptions { Overwrites = true });
        using (var file = new MlmdReader(_path))
            Assert.Equal("10", file.Row("SELECT schema_version FROM MLMDEnv"));

        File.WriteAllText(_path + "-wal", "");
        Assert.StartsWith(
            $"The file {_path}-wal shows that a program has the database {_path} open", Refusal(_path, overwrites: true), StringComparison.Ordinal);
        Assert.Equal($"{_test.Folder} is a folder. Name a file.", Refusal(_test.Folder, overwrites: true));
        string metadata = Path.Combine(_test.StoreFolder, "metadata.db");
        Assert.Equal($"{metadata} lies in the store's own folder. Name a file elsewhere.", Refusal(metadata, overwrites: true));
        string nowhere = Path.Combine(_test.Folder, "none", "x.db");
        Assert.StartsWith($"The file {nowhere} cannot be written: ", Refusal(nowhere, overwrites: true), StringComparison.Ordinal);
        Assert.Equal(["mlmd.db", "mlmd.db-wal"], Directory.GetFiles(_test.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_cancelled_export_leaves_nothing_and_what_was_there()
    {
        await _test.RunAsync(Two("a"));
        await _test.RunAsync(Two("b"));
        File.WriteAllText(_path, "mine");
        using var cancellation = new CancellationTokenSource();

        Assert.Throws<OperationCanceledException>(() => MlmdExport.Write(
            _test.Store, _path, new MlmdExportOptions { Overwrites = true }, new Immediate(_ => cancellation.Cancel()), cancellation.Token));

        Assert.Equal("mine", File.ReadAllText(_path));
        Assert.Equal(["mlmd.db"], Directory.GetFiles(_test.Folder).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_store_that_may_only_be_read_is_exported_all_the_same()
    {
        await _test.RunAsync(Two("a"));
        using Store reading = Store.OpenForReading(_test.StoreFolder, TimeProvider.System);

        Assert.Equal(2, MlmdExport.Write(reading, _path, new MlmdExportOptions(), null, CancellationToken.None).Executions);
    }

    private static PipelinePlan Two(string text) => Plan(
        Step("a", Constant(text)), Step("b", Map(static (_, each) => each + "!"), new PlanInput(0, 0)));

    private MlmdExportResult Write(MlmdExportOptions options) => MlmdExport.Write(_test.Store, _path, options, null, CancellationToken.None);

    private List<string> Runs(MlmdExportOptions options)
    {
        Write(options with { Overwrites = true });
        using var file = new MlmdReader(_path);
        return file.Rows("SELECT c.name FROM Context c JOIN Type t ON t.id = c.type_id WHERE t.name = 'pipeline_run' ORDER BY c.id");
    }

    private string Refusal(string path, bool overwrites) => Assert.Throws<MillraceException>(
        () => MlmdExport.Write(_test.Store, path, new MlmdExportOptions { Overwrites = overwrites }, null, CancellationToken.None)).Message;

    private sealed class Immediate(Action<StepProgress> act) : IProgress<StepProgress>
    {
        public void Report(StepProgress value) => act(value);
    }
}
