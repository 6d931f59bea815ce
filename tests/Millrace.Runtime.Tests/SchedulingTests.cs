using System.Collections.Concurrent;
using static Millrace.Runtime.Tests.Components;

namespace Millrace.Runtime.Tests;

public sealed class SchedulingTests : IDisposable
{
    private readonly TestStore _test = new();

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task A_failing_step_keeps_its_exception_and_leaves_nothing_visible()
    {
        PipelinePlan plan = Plan(
            Step("good", Constant("a")),
            Step("bad", Map((_, _) => throw new InvalidOperationException("no luck")), new PlanInput(0, 0)),
            Step("after", Map((_, text) => text), new PlanInput(1, 0)));

        RunResult result = await _test.RunAsync(plan);

        Assert.Equal("good executed, bad failed, after blocked", result.States());
        Assert.Equal(RunStatus.Failed, result.Status);
        StepError error = result.Step("bad").Error!;
        Assert.Equal("InvalidOperationException: no luck", error.Message);
        Assert.False(error.IsExpected);
        Assert.Contains(nameof(A_failing_step_keeps_its_exception_and_leaves_nothing_visible), error.Exception.StackTrace);
        Assert.Equal("needs bad, which failed", result.Step("after").Reason);
        Assert.Empty(result.Step("bad").Outputs);
        Assert.Equal(
            "Step 'bad' of run " + result.RunId + " has no outputs: it is failed.",
            Assert.Throws<MillraceException>(() => _test.Store.Metadata.ResolveArtifact("last/bad/output")).Message);
        Assert.Contains("no luck", File.ReadAllText(result.Step("bad").LogPath!));
        Assert.Equal(result.Step("bad").LogPath, _test.Store.Metadata.GetRun("last").Steps[1].LogPath);
        Assert.Equal("InvalidOperationException: no luck", _test.Store.Metadata.GetRun("last").Steps[1].Error);
    }

    [Fact]
    public async Task An_expected_error_is_its_message_alone()
    {
        RunResult result = await _test.RunAsync(Plan(Step("bad", Of("bad", _ => throw new MillraceException("trips.csv, line 3: 'x' is not a number.")))));

        Assert.Equal(("trips.csv, line 3: 'x' is not a number.", true), (result.Steps[0].Error!.Message, result.Steps[0].Error!.IsExpected));
    }

    [Fact]
    public async Task After_a_failure_nothing_new_starts_and_running_steps_finish()
    {
        var failed = new TaskCompletionSource();
        var plan = Plan(
            Step("slow", Of("slow", async call =>
            {
                await failed.Task;
                call.Output(0, new Text("done"));
            })),
            Step("bad", Of("bad", _ => throw new MillraceException("bad"))),
            Step("later", Map((_, text) => text), new PlanInput(0, 0)));
        var observer = new Recorder { OnFinished = result => { if (result.State == StepState.Failed) failed.SetResult(); } };

        RunResult result = await _test.Runner.RunAsync(TestStore.Bind(plan), new RunOptions { MaxParallelism = 2 }, observer, CancellationToken.None);

        Assert.Equal("slow executed, bad failed, later cancelled", result.States());
        Assert.Equal("not started, because bad failed", result.Step("later").Reason);
        Assert.Equal(RunStatus.Failed, result.Status);
    }

    [Fact]
    public async Task A_run_that_keeps_going_leaves_out_what_depends_on_the_failure()
    {
        RunResult result = await _test.RunAsync(
            Plan(
                Step("bad", Of("bad", _ => throw new MillraceException("bad"))),
                Step("after", Map((_, text) => text), new PlanInput(0, 0)),
                Step("good", Constant("a")),
                Step("later", Map((_, text) => text), new PlanInput(2, 0)),
                Step("worse", Of("worse", _ => throw new MillraceException("worse"))),
                Step("both", Join(), new PlanInput([new PlanSource(1, 0), new PlanSource(3, 0)]))),
            new RunOptions { MaxParallelism = 1, KeepGoing = true });

        Assert.Equal("bad failed, after blocked, good executed, later executed, worse failed, both blocked", result.States());
        Assert.Equal(RunStatus.Failed, result.Status);
        Assert.Equal("needs after, which is blocked", result.Step("both").Reason);
    }

    [Fact]
    public async Task A_closed_gate_blocks_what_depends_on_it_and_nothing_else()
    {
        RunResult result = await _test.RunAsync(Plan(
            Step("gate", Of("gate", _ => throw new GateClosedException("auc 0.6 is below 0.9"))),
            Step("register", Map((_, text) => text), new PlanInput(0, 0)),
            Step("deploy", Map((_, text) => text), new PlanInput(1, 0)),
            Step("other", Constant("a"))), new RunOptions { MaxParallelism = 1 });

        Assert.Equal("gate blocked, register blocked, deploy blocked, other executed", result.States());
        Assert.Equal("auc 0.6 is below 0.9", result.Step("gate").Reason);
        Assert.Equal("needs gate, which is blocked", result.Step("register").Reason);
        Assert.Equal("needs register, which is blocked", result.Step("deploy").Reason);
        Assert.Equal(RunStatus.Blocked, result.Status);
        Assert.Equal(RunStatus.Blocked, _test.Store.Metadata.GetRun("last").Summary.Status);
    }

    [Fact]
    public async Task A_missing_output_is_named()
    {
        RunResult result = await _test.RunAsync(Plan(Step("forgetful", Of("forgetful", _ => ValueTask.CompletedTask))));

        Assert.Equal("Component 'forgetful' did not yield its output 'output': it is null. Every output must be an artifact.", result.Steps[0].Error!.Message);
    }

    [Theory]
    [InlineData(false, "Output 'output' of step 'stubborn' cannot be saved: the disk is full")]
    [InlineData(true, "Output 'output' of step 'stubborn' was saved, but cannot be opened again: these are no bytes of mine")]
    public async Task An_output_that_cannot_be_stored_fails_the_step(bool saves, string message)
    {
        RunResult result = await _test.RunAsync(Plan(Step("stubborn", Of("stubborn", call =>
        {
            call.Output(0, new Stubborn(saves));
            return ValueTask.CompletedTask;
        }, outputs: [new OutputInfo("output", ArtifactType.Of<Stubborn>())]))));

        Assert.Equal((StepState.Failed, message), (result.Steps[0].State, result.Steps[0].Error!.Message));
        Assert.Empty(Directory.GetDirectories(_test.Store.Owner.Folder));
    }

    [Fact]
    public async Task An_input_that_cannot_be_opened_is_named_with_its_origin()
    {
        PipelinePlan plan = Plan(
            Step("first", Constant("a")),
            Step(
                "second",
                Map((_, text) => text),
                new PlanInput([new PlanSource(0, 0, static _ => throw new InvalidDataException("no such view"), "AsOther")])));

        RunResult result = await _test.RunAsync(plan);

        Assert.Equal("Input 'text' of step 'second' (from first/output) cannot be opened: no such view", result.Step("second").Error!.Message);
    }

    [Fact]
    public async Task Views_are_applied_and_are_part_of_the_key()
    {
        PipelinePlan Plan(string name, Func<object, object> view) => Components.Plan(
            Step("first", Constant("abc")), Step("second", Map((_, text) => text), new PlanInput([new PlanSource(0, 0, view, name)])));

        await _test.RunAsync(Plan("AsUpper", static text => new Text(((Text)text).Value.ToUpperInvariant())));
        Assert.Equal("ABC", await _test.ReadAsync("last/second"));
        Assert.Equal("AsUpper", _test.Store.Metadata.GetRun("last").Steps[1].Inputs[0].View);

        RunResult other = await _test.RunAsync(Plan("AsFirst", static text => new Text(((Text)text).Value[..1])));
        Assert.Equal((StepState.Executed, "input text changed"), (other.Step("second").State, other.Step("second").Reason));
        Assert.Equal("a", await _test.ReadAsync("last/second"));
    }

    [Fact]
    public async Task An_artifact_passed_through_is_aliased_but_not_its_view()
    {
        PipelinePlan Pass(PlanSource source) => Plan(Step("first", Constant("abc")), Step("pass", Of("pass", call =>
        {
            call.Output(0, call.Input<Text>(0));
            return ValueTask.CompletedTask;
        }, [new InputInfo("text", ArtifactType.Of<Text>())]), new PlanInput([source])));

        RunResult passed = await _test.RunAsync(Pass(new PlanSource(0, 0)));
        Assert.Equal(passed.Step("first").Outputs[0].Artifact, passed.Step("pass").Outputs[0].Artifact);

        RunResult viewed = await _test.RunAsync(Pass(new PlanSource(0, 0, static _ => new Text("view"), "AsView")));
        Assert.Equal("view", await _test.ReadAsync("last/pass"));
        Assert.NotEqual(viewed.Step("first").Outputs[0].Artifact.Digest, viewed.Step("pass").Outputs[0].Artifact.Digest);
    }

    [Fact]
    public async Task Consumers_share_one_opened_artifact_and_it_comes_from_the_store()
    {
        var seen = new ConcurrentBag<Text>();
        Text? made = null;
        ComponentDescriptor look = Of("look", call =>
        {
            seen.Add(call.Input<Text>(0));
            return ValueTask.CompletedTask;
        }, [new InputInfo("text", ArtifactType.Of<Text>())], []);

        PipelinePlan plan = Plan(
            Step("first", Of("first", call =>
            {
                call.Output(0, made = new Text("a"));
                return ValueTask.CompletedTask;
            })),
            Step("one", look, new PlanInput(0, 0)),
            Step("two", look, new PlanInput(0, 0)),
            Step("three", look, new PlanInput(0, 0)));
        await _test.RunAsync(plan, new RunOptions { Fresh = ["one", "two", "three"] });

        Assert.Equal(3, seen.Count);
        Assert.Single(seen.Distinct());
        Assert.NotSame(made, seen.First());
    }

    [Fact]
    public async Task No_more_steps_run_at_once_than_allowed()
    {
        int running = 0, most = 0;
        ComponentDescriptor component = Of("work", async call =>
        {
            int now = Interlocked.Increment(ref running);
            InterlockedMax(ref most, now);
            for (int i = 0; i < 1000 && Volatile.Read(ref most) < 3; i++)
                await Task.Delay(5);
            await Task.Delay(20);
            Interlocked.Decrement(ref running);
            call.Output(0, new Text(call.Parameter<string>(0)));
        }, parameters: [Parameter("text", "")]);
        PipelinePlan plan = Plan([.. Enumerable.Range(0, 9).Select(i => Step($"step-{i}", component, [Results.Set(0, $"{i}")]))]);

        await _test.RunAsync(plan, new RunOptions { MaxParallelism = 3 });

        Assert.Equal(3, most);
    }

    [Fact]
    public async Task Progress_metrics_and_logs_reach_their_places()
    {
        var observer = new Recorder();
        PipelinePlan plan = Plan(Step("work", Of("work", call =>
        {
            Microsoft.Extensions.Logging.LoggerExtensions.LogInformation(call.Logger<SchedulingTests>(), "read {Rows} rows", 7);
            call.Context.ReportProgress(0, 10, "rows");
            call.Context.ReportProgress(10, 10, "rows");
            string folder = call.Context.CreateFolder();
            File.WriteAllText(Path.Combine(folder, "temporary"), "x");
            call.Output(0, new Text(call.Context.StepName));
            return ValueTask.CompletedTask;
        })), Step("quiet", Constant("a")));

        RunResult result = await _test.Runner.RunAsync(TestStore.Bind(plan), new RunOptions { MaxParallelism = 1 }, observer, CancellationToken.None);

        // A step's end is told once it is written down; the next one may have started by then.
        Assert.Equal(
            ["run " + result.RunId, "start work: first run", "work 0/10 rows", "work 10/10 rows", "end work executed", "run Succeeded"],
            observer.Events.Where(static each => !each.Contains("quiet", StringComparison.Ordinal)));
        Assert.Equal(
            ["start quiet: first run", "end quiet executed"], observer.Events.Where(static each => each.Contains("quiet", StringComparison.Ordinal)));
        Assert.EndsWith(" info  SchedulingTests: read 7 rows\n", File.ReadAllText(result.Step("work").LogPath!));
        Assert.Equal(Path.Combine(_test.StoreFolder, "logs", result.RunId, "work.log"), result.Step("work").LogPath);
        Assert.Null(result.Step("quiet").LogPath);
        Assert.Empty(Directory.GetDirectories(_test.Store.Owner.Folder));
    }

    [Fact]
    public async Task An_observer_that_throws_does_not_disturb_the_run()
    {
        var observer = new Recorder { OnFinished = _ => throw new InvalidOperationException("display broken") };

        RunResult result = await _test.Runner.RunAsync(TestStore.Bind(Plan(Step("a", Constant("a")))), new RunOptions(), observer, CancellationToken.None);

        Assert.Equal(RunStatus.Succeeded, result.Status);
    }

    [Fact]
    public async Task A_plan_without_steps_succeeds() => Assert.Equal(RunStatus.Succeeded, (await _test.RunAsync(Plan())).Status);

    private static void InterlockedMax(ref int target, int value)
    {
        for (int seen = Volatile.Read(ref target); value > seen; seen = Volatile.Read(ref target))
        {
            if (Interlocked.CompareExchange(ref target, value, seen) == seen)
                return;
        }
    }
}
