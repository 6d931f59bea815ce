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
    public async Task A_run_whose_lease_cannot_be_renewed_for_as_long_as_it_is_valid_stops()
    {
        RunResult result = await _test.RunAsync(Plan(Step("long", Of("long", async call =>
        {
            _test.Change("CREATE TRIGGER refuse BEFORE UPDATE ON run_lease BEGIN SELECT RAISE(ABORT, 'no room'); END");
            for (int i = 0; !call.Cancellation.IsCancellationRequested; i++)
            {
                _time.Advance(RunLease.Interval);
                await Task.Delay(5, CancellationToken.None);
            }

            call.Cancellation.ThrowIfCancellationRequested();
        }))));

        Assert.Equal(RunStatus.Failed, result.Status);
        RunLostException lost = Assert.IsType<RunLostException>(result.Error!.Exception);
        Assert.StartsWith($"Run {result.RunId} stops, because its lease cannot be renewed, so that others may take it for dead: ", lost.Message, StringComparison.Ordinal);
        Assert.Contains("no room", lost.Message, StringComparison.Ordinal);
        Assert.Equal(RunStatus.Failed, _test.Store.Metadata.GetRun("last").Summary.Status);
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
