using static Millrace.Runtime.Tests.Components;

namespace Millrace.Runtime.Tests.ControlFlow;

/// <summary>Runs that begin after steps which conditions skip, or of which another one takes the place.</summary>
public sealed class RangeConditionTests : IDisposable
{
    private readonly TestStore _test = new();

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task A_branch_that_a_condition_skips_needs_no_stored_result()
    {
        await _test.RunAsync(Branches());

        RunResult result = await _test.RunAsync(Branches(), new RunOptions { From = "use", Fresh = ["use"] });

        Assert.Equal("check skipped, big skipped, small skipped, use executed", result.States());
        Assert.Equal((StepCause.Condition, "outside --from use; check is not false"), (result.Step("small").Cause, result.Step("small").Reason));
        Assert.Equal("B", await _test.ReadAsync("last/use"));
        Assert.Equal(
            ["check Skipped", "big Skipped", "small Skipped", "use Reused"],
            (await _test.Runner.PlanAsync(TestStore.Bind(Branches()), new RunOptions { From = "use" }, CancellationToken.None)).Select(
                static each => $"{each.Name} {each.Outlook}"));
    }

    [Fact]
    public async Task What_needs_such_a_branch_alone_is_skipped_as_in_a_whole_run()
    {
        PipelinePlan plan = Branches();
        plan = plan with { Steps = plan.Steps.Add(Step("tail", Map(static (_, text) => text), new PlanInput(2, 0))) };
        await _test.RunAsync(plan);

        RunResult result = await _test.RunAsync(plan, new RunOptions { From = "tail" });

        Assert.Equal("tail skipped", result.States().Split(", ")[^1]);
        Assert.Equal("needs small, which was skipped: outside --from tail; check is not false", result.Step("tail").Reason);
        Assert.Equal(RunStatus.Succeeded, result.Status);
    }

    [Fact]
    public async Task A_step_that_its_condition_skips_asks_for_nothing()
    {
        PipelinePlan plan = Plan(
            Step("check", Truth(true)),
            Step("rows", Constant("r")),
            Step("train", Map(static (_, text) => text), new PlanInput(1, 0)) with { Conditions = [new PlanCondition(new PlanSource(0, 0), Holds: false)] },
            Step("push", Map(static (_, text) => text), new PlanInput(2, 0)));
        await _test.RunAsync(plan, new RunOptions { To = "check" });

        RunResult result = await _test.RunAsync(plan, new RunOptions { From = "train" });

        Assert.Equal("check skipped, rows skipped, train skipped, push skipped", result.States());
    }

    [Fact]
    public async Task One_alternative_with_a_result_is_enough()
    {
        await _test.RunAsync(Alternatives(), new RunOptions { To = "second" });

        RunResult result = await _test.RunAsync(Alternatives(), new RunOptions { From = "use" });

        Assert.Equal("first skipped, second skipped, use executed", result.States());
        Assert.Equal("2", await _test.ReadAsync("last/use"));
        Assert.Equal(StepCause.Range, result.Step("first").Cause);
    }

    [Fact]
    public async Task Where_no_alternative_has_one_all_are_named()
    {
        MillraceException exception = await Assert.ThrowsAsync<MillraceException>(() => _test.RunAsync(Alternatives(), new RunOptions { From = "use" }));

        Assert.Equal(
            "Step 'use' needs the result of 'first' or 'second', which are outside --from use and have no stored results. Run one of them first, or begin "
            + "earlier.",
            exception.Message);
        Assert.Empty(_test.Store.Metadata.ListRuns());
    }

    [Fact]
    public async Task A_condition_without_a_stored_result_is_needed()
    {
        Assert.Equal(
            "Step 'big' needs the result of 'check', which is outside --from big and has no stored result. Run it first, or begin earlier.",
            (await Assert.ThrowsAsync<MillraceException>(() => _test.RunAsync(Branches(), new RunOptions { From = "big" }))).Message);
    }

    private static PlanInput Either(int first, int second) => new([new PlanSource(first, 0) { Fallback = new PlanFallback(new PlanSource(second, 0)) }]);

    private static PipelinePlan Alternatives() => Plan(
        Step("first", Constant("1")), Step("second", Constant("2")), Step("use", Map(static (_, text) => text), Either(0, 1)));

    private static PipelinePlan Branches() => Plan(
        Step("check", Truth(true)),
        Step("big", Constant("B")) with { Conditions = [new PlanCondition(new PlanSource(0, 0))] },
        Step("small", Constant("S")) with { Conditions = [new PlanCondition(new PlanSource(0, 0), Holds: false)] },
        Step("use", Map(static (_, text) => text), Either(1, 2)));
}
