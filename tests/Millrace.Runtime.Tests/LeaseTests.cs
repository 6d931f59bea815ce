using System.Diagnostics;
using Microsoft.Extensions.Time.Testing;
using static Millrace.Runtime.Tests.Components;

namespace Millrace.Runtime.Tests;

/// <summary>A run gives signs of life, and stops once others have taken it for dead.</summary>
public sealed class LeaseTests : IDisposable
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly TestStore _test;

    public LeaseTests() => _test = new TestStore(time: _time);

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task A_run_renews_its_lease_every_five_seconds_and_gives_it_back()
    {
        var leases = new List<string>();
        RunResult result = await _test.RunAsync(Plan(Step("long", Of("long", async call =>
        {
            leases.Add(Lease());
            for (int i = 0; i < 3; i++)
            {
                string last = Lease();
                _time.Advance(RunLease.Interval);
                while (Lease() == last)
                    await Task.Delay(1, call.Cancellation);
                leases.Add(Lease());
            }

            call.Output(0, new Text("done"));
        }))));

        Assert.Equal(RunStatus.Succeeded, result.Status);
        Assert.Equal(["12:00:00 12:00:30", "12:00:05 12:00:35", "12:00:10 12:00:40", "12:00:15 12:00:45"], leases);
        Assert.Empty(_test.Rows("SELECT host FROM run_lease"));

        string Lease() => _test.Rows("SELECT substr(renewed_at, 12, 8) || ' ' || substr(valid_until, 12, 8) FROM run_lease").Single();
    }

    [Fact]
    public async Task A_run_that_was_taken_for_dead_stops_and_says_so()
    {
        int after = 0;
        RunResult result = await _test.RunAsync(Plan(
            Step("early", Constant("early")),
            Step("asleep", Map((call, text) =>
            {
                WaitForEarly();
                Interrupt();
                _time.Advance(RunLease.Interval);
                Assert.True(call.Cancellation.WaitHandle.WaitOne(TimeSpan.FromSeconds(30)));
                call.Cancellation.ThrowIfCancellationRequested();
                return text;
            }), new PlanInput(0, 0)),
            Step("after", Map((_, text) => $"{text} {after++}"), new PlanInput(1, 0)),
            Step("tidy", Map((_, text) => $"{text} {after++}"), new PlanInput(1, 0)) with { RunsAlways = true }));

        AssertLost(result);
        Assert.Equal((StepState.Executed, StepState.Cancelled), (result.Step("early").State, result.Step("asleep").State));
        Assert.Equal(0, after);
    }

    [Fact]
    public async Task A_run_that_hears_of_it_only_at_its_end_keeps_what_came_before_and_nothing_else()
    {
        RunResult result = await _test.RunAsync(Plan(
            Step("early", Constant("early")),
            Step("asleep", Map((_, text) =>
            {
                WaitForEarly();
                Interrupt();
                return text + "!";
            }), new PlanInput(0, 0))));

        AssertLost(result);
        Assert.Equal(StepState.Failed, result.Step("asleep").State);
        Assert.Equal([StepState.Executed, StepState.Cancelled], _test.Store.Metadata.GetRun("last").Steps.Select(static step => step.State));
    }

    [Fact]
    public async Task A_map_of_a_run_that_was_taken_for_dead_begins_no_item()
    {
        int items = 0;
        RunResult result = await _test.RunAsync(Plan(
            Step("words", Of("words", call =>
            {
                call.Output(0, Collection.Of([new Text("a"), new Text("b")]));
                return ValueTask.CompletedTask;
            }, outputs: [new OutputInfo("output", ArtifactType.Of<Collection<Text>>())])),
            Each("each", new PlanSource(0, 0), Body(1, Step("upper", Map((_, word) =>
            {
                Interlocked.Increment(ref items);
                Interrupt();
                return word;
            }, name: "upper"), new PlanInput([Port(0)]))))), new RunOptions { MaxParallelism = 1 });

        AssertLost(result);
        Assert.DoesNotContain(_test.Store.Metadata.GetItems("last"), static step => step.State is StepState.Executed or StepState.Running);
    }

    [Fact]
    public async Task A_run_whose_lease_cannot_be_renewed_goes_on_where_its_program_is_known_by_its_lock()
    {
        RunResult result = await _test.RunAsync(Plan(Step("long", Of("long", async call =>
        {
            _test.Change("CREATE TRIGGER refuse BEFORE UPDATE ON run_lease BEGIN SELECT RAISE(ABORT, 'no room'); END");
            for (int i = 0; i < 20; i++)
            {
                _time.Advance(RunLease.Interval);
                await Task.Delay(15, call.Cancellation);
            }

            call.Output(0, new Text("done"));
        }))));

        Assert.Equal((RunStatus.Succeeded, null), (result.Status, result.Error));
    }

    [Fact]
    public async Task Other_steps_stop_at_once_where_a_map_finds_that_the_run_was_taken_for_dead()
    {
        using var begun = new ManualResetEventSlim();
        RunResult result = await _test.RunAsync(Plan(
            Step("words", Of("words", call =>
            {
                Assert.True(begun.Wait(TimeSpan.FromSeconds(30)));
                Interrupt();
                call.Output(0, Collection.Of([new Text("a"), new Text("b")]));
                return ValueTask.CompletedTask;
            }, outputs: [new OutputInfo("output", ArtifactType.Of<Collection<Text>>())])),
            Each("each", new PlanSource(0, 0), Body(1, Step("upper", Map(static (_, word) => word, name: "upper"), new PlanInput([Port(0)])))),
            Step("beside", Of("beside", async call =>
            {
                begun.Set();
                await Task.Delay(TimeSpan.FromSeconds(30), call.Cancellation);
            }))), new RunOptions { MaxParallelism = 4, KeepGoing = true });

        AssertLost(result);
        Assert.Equal(StepState.Cancelled, result.Step("beside").State);
    }

    [Fact]
    public async Task A_run_that_is_gone_is_not_told_as_taken_for_dead()
    {
        RunResult result = await _test.RunAsync(Plan(Step("removed", Constant("a", () => _test.Change(
            "PRAGMA foreign_keys = OFF; DELETE FROM run_lease; DELETE FROM step; DELETE FROM run")))));
        Assert.Equal(RunStatus.Interrupted, result.Status);
        Assert.StartsWith($"Run {result.RunId} is no longer in the store: somebody removed it", result.Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lease_is_renewed_until_the_run_ends_and_so_while_its_sources_are_copied()
    {
        string ended = "";
        TestStore? test = null;
        using var other = test = new TestStore(time: new HookedTime(_time, period =>
        {
            if (period == RunLease.Interval)
                ended += test!.Rows("SELECT status || ' ' || (SELECT count(*) FROM kept_source) FROM run").Single();
        }));
        var files = new SourceFolder(other);
        for (int i = 0; i < 50; i++)
            files.Write($"in/{i}.txt", $"text {i}");

        RunResult result = await other.RunAsync(files.Read("in"), new RunOptions { KeepSources = true });
        Assert.Equal((RunStatus.Succeeded, "Running 50"), (result.Status, ended));
    }

    [Fact]
    public async Task A_lost_run_is_an_error_to_telemetry()
    {
        Activity? run = null;
        using var parent = new Activity("test");
        parent.Start();
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == "Millrace.Runtime",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity => run = activity.TraceId == parent.TraceId && activity.OperationName == "run" ? activity : run,
        };
        ActivitySource.AddActivityListener(listener);

        RunResult result = await _test.RunAsync(Plan(Step("asleep", Constant("a", Interrupt))));
        Assert.Equal(RunStatus.Interrupted, result.Status);
        Assert.Equal((ActivityStatusCode.Error, result.Error!.Message), (run!.Status, run.StatusDescription));
    }

    [Fact]
    public async Task A_program_that_stood_still_goes_on_where_nobody_has_noticed()
    {
        RunResult result = await _test.RunAsync(Plan(Step("long", Constant("x", () => _time.Advance(TimeSpan.FromHours(8))))));
        Assert.Equal((RunStatus.Succeeded, null), (result.Status, result.Error));
    }

    /// <summary>What is not yet written down when others take the run for dead is lost.</summary>
    private void WaitForEarly() => Assert.True(SpinWait.SpinUntil(
        () => _test.Rows("SELECT state FROM step WHERE name = 'early'").Single() == "Executed", TimeSpan.FromSeconds(30)));

    /// <summary>What another program does that finds the lease expired.</summary>
    private void Interrupt() => _test.Change(
        """
        UPDATE run SET status = 'Interrupted' WHERE status = 'Running';
        UPDATE step SET state = 'Cancelled', cause = 'Interrupted' WHERE state IN ('Running', 'Pending') AND run IN (SELECT number FROM run WHERE status = 'Interrupted');
        DELETE FROM run_lease;
        """);

    private void AssertLost(RunResult result)
    {
        Assert.Equal(RunStatus.Interrupted, result.Status);
        RunLostException lost = Assert.IsType<RunLostException>(result.Error!.Exception);
        Assert.Equal((result.RunId, result.Error.Message), (lost.RunId, lost.Message));
        Assert.StartsWith($"Run {result.RunId} was taken for dead and marked interrupted, because its program did not renew its lease in time", lost.Message, StringComparison.Ordinal);
        Assert.Equal(RunStatus.Interrupted, _test.Store.Metadata.GetRun("last").Summary.Status);
    }
}
