using static Millrace.Runtime.Tests.Components;

namespace Millrace.Runtime.Tests;

/// <summary>Stored files that hold something else than they did, at the same length.</summary>
public sealed class DamageTests : IDisposable
{
    private readonly TestStore _test = new();

    public void Dispose() => _test.Dispose();

    private PipelinePlan Chain => Plan(
        Step("first", Constant("abc")),
        Step("second", Map(static (call, text) => text + call.Parameter<string>(0), parameters: [Parameter("end", "!")]), new PlanInput(0, 0)),
        Step("third", Map(static (call, text) => text + call.Parameter<string>(0), parameters: [Parameter("close", "?")]), new PlanInput(1, 0)));

    [Fact]
    public async Task A_damaged_result_is_made_anew_before_a_step_reads_it()
    {
        await _test.RunAsync(Chain);
        await DamageAsync("first");
        _test.Reopen();

        Assert.Equal("WillRun stored result is damaged", await ForecastAsync("first", ("second.end", "#")));
        RunResult result = await _test.RunAsync(Chain, ("second.end", "#"));

        Assert.Equal("first executed, second executed, third executed", result.States());
        Assert.Equal("stored result is damaged", result.Step("first").Reason);
        Assert.Equal("abc#?", await _test.ReadAsync("last/third"));
        Assert.Equal("first reused, second reused, third reused", (await _test.RunAsync(Chain)).States());
        Assert.Equal("abc", await _test.ReadAsync("last/first"));
    }

    [Fact]
    public async Task What_a_damaged_result_was_made_of_is_checked_too()
    {
        await _test.RunAsync(Chain);
        await DamageAsync("first");
        await DamageAsync("second");

        RunResult result = await _test.RunAsync(Chain, ("third.close", "."));

        Assert.Equal("first executed, second executed, third executed", result.States());
        Assert.Equal("abc!.", await _test.ReadAsync("last/third"));
    }

    [Fact]
    public async Task What_no_step_reads_is_made_anew_as_well()
    {
        await _test.RunAsync(Chain);
        await DamageAsync("first");

        Assert.Equal("first executed, second reused, third reused", (await _test.RunAsync(Chain)).States());
        Assert.Equal("abc", await _test.ReadAsync("last/first"));
    }

    [Fact]
    public async Task Files_that_keep_their_times_are_not_read_again()
    {
        await _test.RunAsync(Chain);
        string file = Path.Combine(_test.Store.FolderOf(_test.Store.Metadata.ResolveArtifact("last/first")), "text.txt");
        DateTime written = File.GetLastWriteTimeUtc(file);
        await DamageAsync("first");
        File.SetLastWriteTimeUtc(file, written);
        _test.Reopen();

        Assert.Equal("first reused, second reused, third reused", (await _test.RunAsync(Chain)).States());
        RunResult read = await _test.RunAsync(Chain, ("second.end", "#"));
        Assert.EndsWith("Run with --fresh first to make them anew.", read.Step("second").Error!.Message);
    }

    [Fact]
    public async Task A_step_behind_one_that_comes_out_unchanged_is_checked_as_well()
    {
        await _test.RunAsync(Chain);
        await DamageAsync("second");

        RunResult result = await _test.RunAsync(Chain, new RunOptions { Fresh = ["first"] }, ("third.close", "."));

        Assert.Equal("first executed, second executed, third executed", result.States());
        Assert.Equal("stored result is damaged", result.Step("second").Reason);
        Assert.Equal("abc!.", await _test.ReadAsync("last/third"));
    }

    [Fact]
    public async Task Fresh_heals_a_damaged_result()
    {
        await _test.RunAsync(Chain);
        await DamageAsync("first");
        Assert.Equal("xbc", await _test.ReadAsync("last/first"));

        RunResult result = await _test.RunAsync(Chain, new RunOptions { Fresh = ["first"] });

        Assert.Equal("first executed, second reused, third reused", result.States());
        Assert.Equal("abc", await _test.ReadAsync("last/first"));
        Assert.Empty(Directory.GetDirectories(_test.Store.Owner.Folder));
    }

    [Fact]
    public async Task A_step_that_begins_later_refuses_damaged_input_and_names_the_remedy()
    {
        await _test.RunAsync(Chain);
        string path = await DamageAsync("first");

        RunResult result = await _test.RunAsync(Chain, new RunOptions { From = "second", Fresh = ["second"] });

        ArtifactRecord artifact = _test.Store.Metadata.ResolveArtifact("last/first");
        Assert.Equal(
            $"Input 'text' of step 'second' (from first/output) cannot be opened: The files of Text {artifact.Digest[..16]} in the store are damaged: they "
            + $"no longer hold what was stored ({Path.GetDirectoryName(path)}). Run without --from to make them anew.",
            result.Step("second").Error!.Message);
        Assert.True(result.Step("second").Error!.IsExpected);
    }

    [Fact]
    public async Task A_result_damaged_while_the_run_goes_on_is_refused()
    {
        bool damages = false;
        PipelinePlan plan = Plan(
            Step("first", Constant("abc")),
            Step("between", Of("between", async call =>
            {
                if (damages)
                    await DamageAsync("first");
                call.Output(0, new Text("b"));
            })),
            Step("second", Join(), new PlanInput([new(0, 0), new(1, 0)])));
        await _test.RunAsync(plan);
        damages = true;

        RunResult result = await _test.RunAsync(plan, new RunOptions { Fresh = ["between", "second"] });

        Assert.Equal(RunStatus.Failed, result.Status);
        Assert.EndsWith("Run with --fresh first to make them anew.", result.Step("second").Error!.Message);
    }

    [Fact]
    public async Task The_debugger_refuses_damaged_input()
    {
        await _test.RunAsync(Chain);
        await DamageAsync("first");

        StepResult result = await _test.Runner.DebugStepAsync(TestStore.Bind(Chain), "second", "last", IRunObserver.None, CancellationToken.None);

        Assert.EndsWith("Run with --fresh first to make them anew.", result.Error!.Message);
    }

    [Fact]
    public async Task A_sound_content_is_read_once_as_long_as_its_files_keep_their_times()
    {
        await _test.RunAsync(Chain);
        ArtifactRecord artifact = _test.Store.Metadata.ResolveArtifact("last/first");
        string file = Path.Combine(_test.Store.FolderOf(artifact), "text.txt");
        _test.Reopen();
        Assert.True(_test.Store.IsSound(artifact, CancellationToken.None));
        DateTime written = File.GetLastWriteTimeUtc(file);

        File.WriteAllText(file, "xbc");
        File.SetLastWriteTimeUtc(file, written);
        Assert.True(_test.Store.IsSound(artifact, CancellationToken.None));

        File.SetLastWriteTimeUtc(file, written.AddSeconds(5));
        Assert.False(_test.Store.IsSound(artifact, CancellationToken.None));
        Assert.False(_test.Store.IsSound(artifact, CancellationToken.None));
    }

    [Fact]
    public async Task Several_that_publish_over_damage_at_once_agree()
    {
        await _test.RunAsync(Chain);
        await DamageAsync("first");
        TestStore[] stores = [.. Enumerable.Range(0, 4).Select(_ => new TestStore(_test.Folder))];

        RunResult[] results = await Task.WhenAll(stores.Select(store => Task.Run(() => store.RunAsync(Chain, new RunOptions { Fresh = ["first"] }))));

        Assert.All(results, static result => Assert.Equal(RunStatus.Succeeded, result.Status));
        Assert.Equal("abc", await _test.ReadAsync("last/first"));
        foreach (TestStore store in stores)
            store.Dispose();
    }

    [Fact]
    public async Task Who_repairs_a_content_is_waited_for_as_long_as_it_takes()
    {
        await _test.RunAsync(Chain);
        string digest = _test.Store.Metadata.ResolveArtifact("last/first").Digest;
        await DamageAsync("first");
        using var cancellation = new CancellationTokenSource();
        Task<RunResult> cancelled, running;
        using (new FileStream(_test.Store.Objects.LockOf(digest), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
        {
            using var other = new TestStore(_test.Folder);
            cancelled = Task.Run(() => other.Runner.RunAsync(
                TestStore.Bind(Chain), new RunOptions { Fresh = ["first"], Grace = TimeSpan.FromMinutes(1) }, IRunObserver.None, cancellation.Token));
            running = Task.Run(() => _test.RunAsync(Chain, new RunOptions { Fresh = ["first"] }));

            // Longer than a rename that another process is in the way of is tried again.
            Assert.NotSame(running, await Task.WhenAny(running, Task.Delay(TimeSpan.FromSeconds(2.5))));
            await cancellation.CancelAsync();
            Assert.Equal(StepState.Cancelled, (await cancelled).Step("first").State);
        }

        RunResult result = await running;
        Assert.Equal("first executed, second reused, third reused", result.States());
        Assert.Equal("abc", await _test.ReadAsync($"{result.RunId}/first"));
    }

    [Fact]
    public async Task A_content_that_was_found_sound_is_not_read_when_it_is_made_again()
    {
        await _test.RunAsync(Chain);
        string file = Path.Combine(_test.Store.FolderOf(_test.Store.Metadata.ResolveArtifact("last/first")), "text.txt");
        DateTime written = File.GetLastWriteTimeUtc(file);
        await DamageAsync("first");
        File.SetLastWriteTimeUtc(file, written);

        await _test.RunAsync(Chain, new RunOptions { Fresh = ["first"] });

        // Only who reads it sees the difference.
        Assert.Equal("xbc", await _test.ReadAsync("last/first"));
    }

    private async Task<string> ForecastAsync(string step, params (string Name, string Text)[] overrides)
    {
        StepForecast forecast =
            (await _test.Runner.PlanAsync(TestStore.Bind(Chain, overrides), new RunOptions(), CancellationToken.None)).Single(each => each.Name == step);
        return $"{forecast.Outlook} {forecast.Reason}";
    }

    /// <summary>Changes the first letter of what a step of the first run yielded.</summary>
    private async Task<string> DamageAsync(string step)
    {
        string run = _test.Store.Metadata.ListRuns()[^1].RunId;
        string file = Path.Combine(_test.Store.FolderOf(_test.Store.Metadata.ResolveArtifact($"{run}/{step}")), "text.txt");
        string text = await File.ReadAllTextAsync(file);
        await File.WriteAllTextAsync(file, "x" + text[1..]);
        File.SetLastWriteTimeUtc(file, File.GetLastWriteTimeUtc(file).AddSeconds(3));
        return file;
    }
}
