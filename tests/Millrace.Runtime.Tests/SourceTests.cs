using static Millrace.Runtime.Tests.Components;

namespace Millrace.Runtime.Tests;

public sealed class SourceTests : IDisposable
{
    private readonly TestStore _test = new();
    private readonly string _path;

    public SourceTests() => _path = Path.Combine(_test.Folder, "data.txt");

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task The_content_decides_not_the_path_and_not_the_time()
    {
        File.WriteAllText(_path, "one");
        await _test.RunAsync(Read(_path));
        string copy = Path.Combine(_test.Folder, "copy.txt");
        File.WriteAllText(copy, "one");
        File.SetLastWriteTimeUtc(_path, new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        Assert.Equal(StepState.Reused, (await _test.RunAsync(Read(_path))).Steps[0].State);
        Assert.Equal(StepState.Reused, (await _test.RunAsync(Read(copy))).Steps[0].State);
        Assert.Equal(
            [$"1 {_path}", $"3 {copy}"],
            _test.Rows("SELECT t.run || ' ' || f.path FROM step_source s JOIN source f ON f.source = s.source JOIN step t ON t.step = s.step ORDER BY t.step"));

        File.WriteAllText(_path, "two");
        RunResult changed = await _test.RunAsync(Read(_path));
        Assert.Equal((StepState.Executed, "the content of 'path' changed"), (changed.Steps[0].State, changed.Steps[0].Reason));
        Assert.Equal("two", await _test.ReadAsync("last/read"));
    }

    [Fact]
    public async Task A_missing_file_lets_the_step_report_its_own_error_and_the_next_good_run_works()
    {
        RunResult missing = await _test.RunAsync(Read(_path));

        Assert.Equal(RunStatus.Failed, missing.Status);
        Assert.Contains("data.txt", missing.Steps[0].Error!.Message);
        Assert.IsType<FileNotFoundException>(missing.Steps[0].Error!.Exception);
        Assert.Throws<MillraceException>(() => _test.Store.Metadata.ResolveArtifact("last/read"));

        Assert.StartsWith($"the content of 'path' cannot be read beforehand: there is no file or folder {_path} (name a local one; ", missing.Steps[0].Reason);

        File.WriteAllText(_path, "here");
        RunResult found = await _test.RunAsync(Read(_path));
        Assert.Equal((StepState.Executed, "has not finished before"), (found.Steps[0].State, found.Steps[0].Reason));
    }

    [Fact]
    public async Task What_is_no_local_file_is_read_every_time_and_each_has_a_key_of_its_own()
    {
        int reads = 0;
        PipelinePlan Remote(string address) => Read(address, path => $"{path} {++reads}");
        await _test.RunAsync(Remote("https://host/a.csv"));
        string? key = _test.Store.Metadata.GetRun("last").Steps[0].Key;

        RunResult other = await _test.RunAsync(Remote("https://host/b.csv"));
        Assert.Equal("read executed", other.States());
        Assert.Equal("https://host/b.csv 2", await _test.ReadAsync("last/read"));
        Assert.NotEqual(key, _test.Store.Metadata.GetRun("last").Steps[0].Key);

        Assert.Equal("read executed", (await _test.RunAsync(Remote("https://host/b.csv"))).States());
        Assert.Equal("https://host/b.csv 3", await _test.ReadAsync("last/read"));
        StepForecast forecast = (await _test.Runner.PlanAsync(TestStore.Bind(Remote("https://host/b.csv")), new RunOptions(), CancellationToken.None))[0];
        Assert.Equal(
            (StepOutlook.WillRun,
            "the content of 'path' cannot be read beforehand: there is no file or folder https://host/b.csv "
            + "(name a local one; for what lies elsewhere leave out [Source] and let the results expire: Cache = CachePolicy.Expires)"),
            (forecast.Outlook, forecast.Reason));
    }

    [Fact]
    public async Task No_path_at_all_is_no_obstacle()
    {
        await _test.RunAsync(Read("", static _ => "nothing"));

        Assert.Equal("read reused", (await _test.RunAsync(Read("", static _ => "nothing"))).States());
    }

    [Fact]
    public async Task A_folder_counts_with_names_and_contents_of_its_files()
    {
        string folder = Path.Combine(_test.Folder, "parts");
        Directory.CreateDirectory(Path.Combine(folder, "inner"));
        File.WriteAllText(Path.Combine(folder, "a.txt"), "a");
        File.WriteAllText(Path.Combine(folder, "inner", "b.txt"), "b");
        PipelinePlan plan = Read(folder, static path => string.Join(' ', Directory.GetFiles(path, "*", SearchOption.AllDirectories).Length));
        await _test.RunAsync(plan);
        Assert.Equal(StepState.Reused, (await _test.RunAsync(plan)).Steps[0].State);

        File.Move(Path.Combine(folder, "a.txt"), Path.Combine(folder, "c.txt"));
        Assert.Equal(StepState.Executed, (await _test.RunAsync(plan)).Steps[0].State);
    }

    [Fact]
    public async Task A_source_that_changes_while_the_step_runs_does_not_leave_a_result_to_reuse()
    {
        File.WriteAllText(_path, "before");
        PipelinePlan plan = Read(_path, path =>
        {
            File.WriteAllText(path, "after!");
            File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddSeconds(5));
            return File.ReadAllText(path);
        });
        await _test.RunAsync(plan);
        Assert.Equal("after!", await _test.ReadAsync("last/read"));
        File.WriteAllText(_path, "before");

        RunResult again = await _test.RunAsync(plan);

        Assert.Equal(StepState.Executed, again.Steps[0].State);
        Assert.Equal("the stored result was not kept for reuse", again.Steps[0].Reason);
    }

    [Fact]
    public async Task A_folder_that_holds_the_store_is_reused_as_long_as_the_rest_of_it_stays()
    {
        File.WriteAllText(_path, "one");
        PipelinePlan plan = Read(_test.Folder, static folder => File.ReadAllText(Path.Combine(folder, "data.txt")));
        await _test.RunAsync(plan);

        RunResult again = await _test.RunAsync(plan);
        Assert.Equal(StepState.Reused, again.Steps[0].State);

        File.WriteAllText(_path, "two");
        RunResult changed = await _test.RunAsync(plan);
        Assert.Equal((StepState.Executed, "the content of 'path' changed"), (changed.Steps[0].State, changed.Steps[0].Reason));
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_beforehand_is_named()
    {
        string folder = Path.Combine(_test.Folder, "parts"), locked = Path.Combine(folder, "locked.txt");
        Directory.CreateDirectory(folder);
        using FileStream file = new(locked, FileMode.Create, FileAccess.ReadWrite, FileShare.None);

        RunResult result = await _test.RunAsync(Read(folder, static path => path));

        Assert.Equal(StepState.Executed, result.Steps[0].State);
        Assert.StartsWith("the content of 'path' cannot be read beforehand: ", result.Steps[0].Reason);
        Assert.Contains(locked, result.Steps[0].Reason);
    }

    [Fact]
    public void A_digest_is_taken_over_where_length_and_time_are_the_same()
    {
        File.WriteAllText(_path, "one");
        var earlier = new SourceDigests();
        string? digest = earlier.Of(_path, default);
        Assert.Equal(digest, new SourceDigests(null, earlier).Of(_path, default));

        File.WriteAllText(_path, "three");
        Assert.Equal(new SourceDigests().Of(_path, default), new SourceDigests(null, earlier).Of(_path, default));
        Assert.NotEqual(digest, new SourceDigests(null, earlier).Of(_path, default));
    }

    [Fact]
    public void A_digest_tells_apart_what_looks_alike()
    {
        var sources = new SourceDigests();
        string one = Path.Combine(_test.Folder, "one"), two = Path.Combine(_test.Folder, "two");
        Directory.CreateDirectory(one);
        Directory.CreateDirectory(two);
        File.WriteAllText(Path.Combine(one, "ab"), "c");
        File.WriteAllText(Path.Combine(two, "a"), "bc");

        Assert.NotEqual(sources.Of(one, default), sources.Of(two, default));
        Assert.NotEqual(sources.Of(Path.Combine(one, "ab"), default), sources.Of(Path.Combine(two, "a"), default));
        Assert.Null(sources.Of(Path.Combine(_test.Folder, "nothing"), default));
        Assert.Equal("absent", sources.Of("", default));
    }

    private static PipelinePlan Read(string path, Func<string, string>? read = null) => Plan(Step("read", Of(
        "read",
        call =>
        {
            call.Output(0, new Text((read ?? File.ReadAllText)(call.Parameter<string>(0))));
            return ValueTask.CompletedTask;
        },
        parameters: [new ParameterInfo { Name = "path", Member = "Path", Codec = ParameterCodec.Of<string>(), IsSource = true, Default = () => path }])));
}
