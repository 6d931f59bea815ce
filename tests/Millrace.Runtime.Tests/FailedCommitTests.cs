using Microsoft.Extensions.Logging;
using static Millrace.Runtime.Tests.Components;

namespace Millrace.Runtime.Tests;

/// <summary>Results that cannot be written down, in a process that goes on.</summary>
public sealed class FailedCommitTests : IDisposable
{
    private readonly TestStore _test = new();

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task The_step_fails_and_nothing_is_mistaken_for_its_result()
    {
        PipelinePlan plan = Plan(
            Step("a", Constant("one")),
            Step("b", Constant("two")),
            Step("c", Map(static (_, text) => text + "!"), new PlanInput(0, 0)));
        _test.Change("""
            CREATE TRIGGER refuse BEFORE INSERT ON cache_entry WHEN (SELECT name FROM step WHERE step = NEW.step) = 'a'
            BEGIN SELECT RAISE(ABORT, 'no room'); END
            """);

        RunResult broken = await _test.RunAsync(plan, new RunOptions { KeepGoing = true });

        Assert.Equal((StepState.Failed, RunStatus.Failed), (broken.Step("a").State, broken.Status));
        Assert.Contains("cannot be written down", broken.Step("a").Error!.Message);
        Assert.Contains("no room", broken.Step("a").Error!.Message);
        Assert.Equal(StepState.Failed, _test.Store.Metadata.GetRun("last").Steps[0].State);
        InputRecord[] taken = [.. _test.Store.Metadata.GetRun("last").Steps[2].Inputs];
        ArtifactRecord two = _test.Store.Metadata.ResolveArtifact("last/b");
        Assert.All(taken, input => Assert.NotEqual(two.Digest, input.Artifact.Digest));

        _test.Change("DROP TRIGGER refuse");
        RunResult whole = await _test.RunAsync(plan).WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(RunStatus.Succeeded, whole.Status);
        Assert.Equal("one", await _test.ReadAsync("last/a"));
        Assert.Equal("one!", await _test.ReadAsync("last/c"));
    }

    [Fact]
    public async Task What_is_known_of_its_attempt_is_written_down_all_the_same()
    {
        _test.Change("CREATE TRIGGER refuse BEFORE INSERT ON cache_entry BEGIN SELECT RAISE(ABORT, 'no room'); END");

        RunResult result = await _test.RunAsync(Plan(Step("a", Of("a", static call =>
        {
            call.Logger<FailedCommitTests>().LogInformation("at work");
            call.Output(0, new Text("one"));
            return ValueTask.CompletedTask;
        }))));

        StepRecord recorded = _test.Store.Metadata.GetRun("last").Steps[0];
        Assert.Equal((StepState.Failed, 1, "first run"), (recorded.State, recorded.Attempt, recorded.Reason));
        Assert.NotNull(recorded.StartedAt);
        Assert.NotNull(recorded.Key);
        Assert.Equal(Path.Combine(_test.StoreFolder, "logs", result.RunId, "a.log"), recorded.LogPath);
    }

    [Fact]
    public async Task The_end_of_a_run_that_cannot_be_written_down_is_told_with_what_its_steps_came_to()
    {
        PipelinePlan plan = Plan(Step("a", Constant("one")));
        _test.Change("CREATE TRIGGER refuse BEFORE UPDATE ON run WHEN NEW.status = 'Succeeded' BEGIN SELECT RAISE(ABORT, 'no room'); END");
        var recorder = new Recorder();

        RunResult result = await _test.Runner.RunAsync(TestStore.Bind(plan), new RunOptions(), recorder, CancellationToken.None);

        CheckEnd(result, "no room");
        Assert.Equal(["end a executed", "run Failed"], recorder.Events.TakeLast(2));
        Assert.Equal(RunStatus.Failed, _test.Store.Metadata.GetRun("last").Summary.Status);
        _test.Change("DROP TRIGGER refuse");
        Assert.Equal("a reused", (await _test.RunAsync(plan)).States());
    }

    [Fact]
    public async Task Nor_is_a_run_a_success_whose_end_does_not_reach_the_disk()
    {
        string log = Path.Combine(_test.StoreFolder, "metadata.db-wal");
        RunResult result;
        using (new FileStream(log, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
            result = await _test.RunAsync(Plan(Step("a", Constant("one"))));

        CheckEnd(result, log);
        Assert.Equal(RunStatus.Failed, _test.Store.Metadata.GetRun("last").Summary.Status);
        Assert.Null((await _test.RunAsync(Plan(Step("a", Constant("one"))))).Error);
    }

    private static void CheckEnd(RunResult result, string cause)
    {
        Assert.Equal(("a executed", RunStatus.Failed), (result.States(), result.Status));
        Assert.StartsWith($"The end of run {result.RunId} cannot be written to the store for good: ", result.Error!.Message);
        Assert.Contains(cause, result.Error.Message);
        Assert.EndsWith(" Remove the cause and run again: steps whose results were written down are reused.", result.Error.Message);
    }
}
