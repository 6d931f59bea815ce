using System.Collections.Immutable;
using static Millrace.Runtime.Tests.Components;

namespace Millrace.Runtime.Tests;

public sealed class ResumeTests : IDisposable
{
    private static readonly Dictionary<string, string> s_none = [];

    private readonly TestStore _test = new();
    private bool _isBroken = true;

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task A_failed_run_goes_on_with_its_parameters_seed_and_range()
    {
        PipelinePlan plan = Plan(
            "test",
            [Parameter("text", "a"), Parameter("other", "x")],
            Step("first", Constant("none"), [new PlanArgument(0, "Text", static values => ((IReadOnlyList<object?>)values)[0])]),
            Step(
                "second",
                Map(
                    (call, text) => _isBroken ? throw new InvalidOperationException("broken") : $"{text}{call.Parameter<string>(0)}{call.Seed.Value != 0}",
                    usesSeed: true,
                    parameters: [Parameter("mark", "!")]),
                new PlanInput(0, 0)),
            Step("third", Map(static (_, text) => text + text), new PlanInput(1, 0)));
        BoundPlan bound = PlanBinder.Bind(plan, new Dictionary<string, string> { ["text"] = "b" }, new Dictionary<string, string> { ["second.mark"] = "?" });
        int parallel = Environment.ProcessorCount + 3;
        var options = new RunOptions { Seed = 7, To = "second", KeepGoing = true, Fresh = ["first", "second"], MaxParallelism = parallel, KeepSources = true };
        RunResult failed = await _test.Runner.RunAsync(bound, options, IRunObserver.None, CancellationToken.None);
        Assert.Equal(RunStatus.Failed, failed.Status);
        _isBroken = false;

        (BoundPlan again, RunOptions restored) = Restore(plan);
        RunResult resumed = await _test.Runner.RunAsync(again, restored, IRunObserver.None, CancellationToken.None);

        Assert.Equal((7UL, null, "second", true, failed.RunId), (restored.Seed, restored.From, restored.To, restored.KeepGoing, restored.Resumes));
        Assert.Equal(["second"], restored.Fresh);
        Assert.Equal((parallel, true), (restored.MaxParallelism, restored.KeepSources));
        Assert.Equal(["text = b", "other = x"], again.Parameters.Select(static each => each.ToString()));
        Assert.Equal([ParameterOrigin.Override, ParameterOrigin.Default], again.Parameters.Select(static each => each.Origin));
        Assert.Equal("first reused, second executed, third skipped", resumed.States());
        Assert.Equal("b?True", await _test.ReadAsync("last/second"));
        Assert.Equal(failed.RunId, _test.Store.Metadata.GetRun("last").Options!.Resumes);
        Assert.Null(_test.Store.Metadata.GetRun(failed.RunId).Options!.Resumes);
    }

    [Fact]
    public async Task What_is_recorded_wins_over_a_default_that_changed_since()
    {
        PipelinePlan Make(string text) => Plan("test", [Parameter("text", text)], Step("first", Of("first", _ => throw new InvalidOperationException())));
        await _test.RunAsync(Make("before"));

        Assert.Equal("before", Restore(Make("now")).Plan.Parameters[0].Value);
    }

    [Fact]
    public async Task Secrets_come_from_where_they_are_now()
    {
        var secret = new ParameterInfo { Name = "token", Member = "Token", Codec = ParameterCodec.Of<string>(), IsSecret = true };
        PipelinePlan plan = Plan("test", [secret], Step("first", Of("first", _ => throw new InvalidOperationException(), parameters: [secret])));
        await _test.Runner.RunAsync(
            PlanBinder.Bind(plan, new Dictionary<string, string> { ["token"] = "before" }, new Dictionary<string, string> { ["first.token"] = "own" }),
            new RunOptions(),
            IRunObserver.None,
            CancellationToken.None);

        (BoundPlan bound, _) = ResumedRun.Restore(
            plan, Last(), new Dictionary<string, string> { ["token"] = "now" }, new Dictionary<string, string> { ["first.token"] = "mine" }, s_none);

        Assert.Equal(("now", "mine"), (bound.Parameters[0].Value, bound.Steps[0].Parameters[0].Value));
        Assert.Throws<ParameterException>(() => Restore(plan));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_a_secret_and_is_none_now_is_recorded_nowhere(bool isOfStep)
    {
        ParameterInfo Token(bool isSecret) => new()
        {
            Name = "token",
            Member = "Token",
            Codec = ParameterCodec.Of<string>(),
            IsSecret = isSecret,
            Default = static () => "",
        };
        PipelinePlan Make(bool isSecret) => Plan(
            "test",
            [Token(isSecret || isOfStep)],
            Step("first", Of("first", _ => throw new InvalidOperationException(), parameters: [Token(isSecret || !isOfStep)])));
        await _test.Runner.RunAsync(
            PlanBinder.Bind(Make(true), new Dictionary<string, string> { ["token"] = "before" }, new Dictionary<string, string> { ["first.token"] = "own" }),
            new RunOptions(),
            IRunObserver.None,
            CancellationToken.None);

        Assert.StartsWith($"The value of '{(isOfStep ? "first.token" : "token")}' in run ", Refusal(Make(false), Last()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("***")]
    [InlineData("\\***")]
    [InlineData("****")]
    public async Task A_value_that_looks_like_a_secret_is_none(string text)
    {
        PipelinePlan plan = Plan(
            "test", [Parameter("text", "a")], Step("first", Of("first", _ => throw new InvalidOperationException(), parameters: [Parameter("mark", "!")])));
        await _test.Runner.RunAsync(
            PlanBinder.Bind(plan, new Dictionary<string, string> { ["text"] = text }, new Dictionary<string, string> { ["first.mark"] = text }),
            new RunOptions(),
            IRunObserver.None,
            CancellationToken.None);

        BoundPlan bound = Restore(plan).Plan;

        Assert.Equal((text, text), (bound.Parameters[0].Value, bound.Steps[0].Parameters[0].Value));
        Assert.Equal((text, text), (Last().Parameters[0].Value, Last().Steps[0].Parameters[0].Value));
    }

    [Fact]
    public async Task An_interrupted_and_a_cancelled_run_can_be_resumed_and_others_say_why_not()
    {
        PipelinePlan plan = Plan(Step("first", Constant("a")));
        await _test.RunAsync(plan);
        RunRecord succeeded = Last();

        Assert.EndsWith(" succeeded, so that nothing is left to do.", Refusal(plan, succeeded), StringComparison.Ordinal);
        foreach (RunStatus status in new[] { RunStatus.Interrupted, RunStatus.Cancelled, RunStatus.Failed })
            Assert.NotNull(ResumedRun.Restore(plan, With(succeeded, status), s_none, s_none, s_none).Plan);
        Assert.Contains(" still runs: ", Refusal(plan, With(succeeded, RunStatus.Running)), StringComparison.Ordinal);
        Assert.Contains(" was held by a gate", Refusal(plan, With(succeeded, RunStatus.Blocked)), StringComparison.Ordinal);
        Assert.Contains(
            " was recorded by an earlier version", Refusal(plan, With(succeeded, RunStatus.Failed) with { Options = null }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_pipeline_no_longer_has_is_named()
    {
        PipelinePlan plan = Plan(
            "test",
            [Parameter("text", "a")],
            Step("first", Constant("a")),
            Step("second", Of("second", _ => throw new InvalidOperationException(), parameters: [Parameter("mark", "!")])));
        await _test.RunAsync(plan, ("second.mark", "?"));

        Assert.EndsWith(
            "cannot be resumed, because pipeline 'test' no longer has its parameter 'text', parameter 'second.mark'. Run anew: what still holds is reused.",
            Refusal(Plan(Step("first", Constant("a"))), Last()), StringComparison.Ordinal);
        Assert.EndsWith(
            "no longer has its step 'first'. Run anew: what still holds is reused.",
            Refusal(plan with { Steps = [plan.Steps[1]] }, Last()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_given_for_steps_of_maps_and_of_pipelines_is_given_again()
    {
        PipelinePlan prepare = Body(1, Mark(new PlanInput([Port(0)]))) with { Parameters = [Parameter("sign", "!")] };
        PipelinePlan plan = Plan(
            Step("words", Words(), [Results.Set(0, "a b")]),
            Pipeline("prepare", prepare, [], new PlanInput([new PlanSource(0, 0, static each => new Text($"{((Collection<Text>)each).Count}"), "Count")])),
            Each("shout", new PlanSource(0, 0), Body(1, Pipeline("inner", prepare, [], new PlanInput([Port(0)])))),
            Step("glue", Glue(), new PlanInput(2, 0)),
            Step("broken", Of("broken", _ => _isBroken ? throw new InvalidOperationException() : ValueTask.CompletedTask, outputs: [])));
        await _test.RunAsync(plan, new RunOptions { KeepGoing = true }, ("words.text", "c d"), ("prepare.sign", "?"), ("shout.inner.mark.end", "#"));
        _isBroken = false;

        (BoundPlan again, RunOptions options) = Restore(plan);
        RunResult resumed = await _test.Runner.RunAsync(again, options, IRunObserver.None, CancellationToken.None);

        Assert.Equal("words reused, prepare.mark reused, shout reused, glue reused, broken executed", resumed.States());
        Assert.Equal("2?", await _test.ReadAsync("last/prepare.mark"));
        Assert.Equal("c# d#", await _test.ReadAsync("last/glue"));
        Assert.Equal(
            ["prepare.sign = ?", "shout.inner.mark.end = #", "words.text = c d"], Last().Overrides.Select(static each => $"{each.Name} = {each.Value}"));
        Assert.Empty(Last().Parameters);
        Assert.EndsWith(
            "no longer has its parameter 'prepare.sign', parameter 'shout.inner.mark.end'. Run anew: what still holds is reused.",
            Refusal(plan with { Steps = [plan.Steps[0]] }, With(Last(), RunStatus.Failed)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_of_a_step_is_recorded_as_given_and_no_more()
    {
        PipelinePlan Make(bool isSecret) => Plan(Step("first", Of("first", _ => throw new InvalidOperationException(), parameters:
        [
            new ParameterInfo { Name = "token", Member = "Token", Codec = ParameterCodec.Of<string>(), Default = static () => "none", IsSecret = isSecret },
        ])));
        await _test.RunAsync(Make(isSecret: true), ("first.token", "s3cret"));

        Assert.Equal(("first.token", "***"), (Last().Overrides[0].Name, Last().Overrides[0].Value));
        Assert.Contains("The value of 'first.token' in run ", Refusal(Make(isSecret: false), Last()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_to_be_made_fresh_is_so_where_the_run_did_not_get_that_far()
    {
        PipelinePlan plan = Plan(
            Step("words", Words(), [Results.Set(0, "a b")]),
            Each("shout", new PlanSource(0, 0), Body(1, Step("up", Map(static (_, text) => text.ToUpperInvariant()), new PlanInput([Port(0)])))),
            Pipeline("prepare", Body(
                1,
                Step("first", Map(static (_, text) => text), new PlanInput([Port(0)])),
                Step("second", Map((_, text) => _isBroken ? throw new InvalidOperationException() : text, name: "second"), new PlanInput(0, 0))),
                [],
                new PlanInput([new PlanSource(0, 0, static _ => new Text("w"), "W")])));
        await _test.RunAsync(plan, new RunOptions { KeepGoing = true, Fresh = ["prepare", "shout.up", "words"] });

        Assert.Equal(["prepare.second"], Restore(plan).Options.Fresh);
    }

    [Fact]
    public async Task What_the_run_has_committed_is_not_done_again_although_it_is_never_reused()
    {
        int pushed = 0, asked = 0, sent = 0;
        ComponentDescriptor Never(string name, Func<int> count) => Of(
            name, call => Yield(call, $"{name} {count()}"), [new InputInfo("text", ArtifactType.Of<Text>())], cache: CachePolicy.Never);
        PipelinePlan plan = Plan(
            Step("first", Constant("a")),
            Step("push", Never("push", () => ++pushed), new PlanInput(0, 0)),
            Step("ask", Of("ask", call => Yield(call, $"asked {++asked}"), services: static _ => [new object()])),
            Step("words", Words(), [Results.Set(0, "b c")]),
            Each("send", new PlanSource(3, 0), Body(1, Step("one", Never("one", () => Interlocked.Increment(ref sent)), new PlanInput([Port(0)])))),
            Step("broken", Of("broken", _ => _isBroken ? throw new InvalidOperationException() : ValueTask.CompletedTask, outputs: [])));
        RunResult failed = await _test.RunAsync(plan, new RunOptions { KeepGoing = true });
        Assert.True(failed.Step("push").RunsAgain && failed.Step("ask").RunsAgain && failed.Step("send").RunsAgain && !failed.Step("first").RunsAgain);

        RunResult again = await ResumeAsync(plan);
        Assert.Equal(RunStatus.Failed, again.Status);
        _isBroken = false;
        RunResult resumed = await ResumeAsync(plan);

        Assert.Equal("first reused, push reused, ask reused, words reused, send reused, broken executed", resumed.States());
        Assert.Equal((1, 1, 2), (pushed, asked, sent));
        Assert.Equal($"done in run {failed.RunId}, which is resumed; a new run does it again: its results are never reused", resumed.Step("push").Reason);
        Assert.True(resumed.Step("push").RunsAgain && resumed.Step("send").RunsAgain);
        Assert.Equal("push 1", await _test.ReadAsync("last/push"));

        await _test.RunAsync(plan);
        Assert.Equal((2, 2, 4), (pushed, asked, sent));
    }

    [Fact]
    public async Task Another_build_of_the_program_does_again_what_keys_do_not_tell_all_of()
    {
        int pushed = 0, asked = 0;
        PipelinePlan plan = Plan(
            Step("push", Of("push", call => Yield(call, $"pushed {++pushed}"), cache: CachePolicy.Never)),
            Step("ask", Of("ask", call => Yield(call, $"asked {++asked}"), services: static _ => [new object()])),
            Step("broken", Of("broken", static _ => throw new InvalidOperationException(), outputs: [])));
        await _test.RunAsync(plan, new RunOptions { KeepGoing = true });
        _test.Change("UPDATE run_option SET build = 'an earlier one'");

        Assert.Equal("push reused, ask executed, broken failed", (await ResumeAsync(plan)).States());
        Assert.Equal((1, 2), (pushed, asked));
    }

    [Fact]
    public async Task What_is_gone_or_other_than_it_was_is_done_again()
    {
        int pushed = 0, asked = 0;
        string target = Path.Combine(_test.Folder, "pushed.txt");
        PipelinePlan plan = Plan(
            Step("push", Of("push", call =>
            {
                pushed++;
                File.WriteAllText(target, "");
                call.Output(0, new Receipt(target));
                return ValueTask.CompletedTask;
            }, outputs: [new OutputInfo("receipt", ArtifactType.Of<Receipt>())], cache: CachePolicy.Never)),
            Step("ask", Of("ask", call => Yield(call, $"asked {++asked}"), cache: CachePolicy.Never)),
            Step("broken", Of("broken", _ => throw new InvalidOperationException(), outputs: [])));
        await _test.RunAsync(plan, new RunOptions { KeepGoing = true });
        File.Delete(target);
        RunResult resumed = await ResumeAsync(plan);

        Assert.Equal((StepState.Executed, "what receipt records is no longer there"), (resumed.Step("push").State, resumed.Step("push").Reason));
        Assert.Equal((2, 1), (pushed, asked));

        _test.Code = "code 2";
        resumed = await ResumeAsync(plan);
        Assert.Equal("push executed, ask executed, broken failed", resumed.States());
        Assert.Equal("its results are never reused", resumed.Step("ask").Reason);
    }

    private static ValueTask Yield(StepCall call, string text)
    {
        call.Output(0, new Text(text));
        return ValueTask.CompletedTask;
    }

    private async Task<RunResult> ResumeAsync(PipelinePlan plan)
    {
        (BoundPlan again, RunOptions options) = Restore(plan);
        return await _test.Runner.RunAsync(again, options, IRunObserver.None, CancellationToken.None);
    }

    [Fact]
    public async Task A_pin_shows()
    {
        RunResult run = await _test.RunAsync(Plan(Step("first", Constant("a"))));

        Assert.Equal((run.RunId, true), _test.Store.Labels.Pin("last"));
        Assert.Equal((run.RunId, false), _test.Store.Labels.Pin(run.RunId));
        Assert.True(_test.Store.Metadata.ListRuns().Single().IsPinned);
        Assert.Equal((run.RunId, true), _test.Store.Labels.Unpin("last"));
        Assert.Equal((run.RunId, false), _test.Store.Labels.Unpin("last"));
        Assert.False(Last().Summary.IsPinned);
    }

    private RunRecord Last() => _test.Store.Metadata.GetRun("last");

    private (BoundPlan Plan, RunOptions Options) Restore(PipelinePlan plan) => ResumedRun.Restore(plan, Last(), s_none, s_none, s_none);

    private static RunRecord With(RunRecord run, RunStatus status) => run with { Summary = run.Summary with { Status = status } };

    private static string Refusal(PipelinePlan plan, RunRecord run) =>
        Assert.Throws<MillraceException>(() => ResumedRun.Restore(plan, run, s_none, s_none, s_none)).Message;
}
