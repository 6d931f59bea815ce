using static Millrace.Runtime.Tests.Components;

namespace Millrace.Runtime.Tests;

public sealed class RangeTests : IDisposable
{
    private static readonly PipelinePlan s_plan = Plan(
        Step("a", Constant("a")),
        Step("b", Map(static (_, text) => text + "b"), new PlanInput(0, 0)),
        Step("c", Map(static (_, text) => text + "c"), new PlanInput(1, 0)),
        Step("side", Map(static (_, text) => text + "s", name: "side"), new PlanInput(0, 0)));

    private readonly TestStore _test = new();

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task To_runs_a_step_and_what_it_needs()
    {
        RunResult result = await _test.RunAsync(s_plan, new RunOptions { To = "b" });

        Assert.Equal("a executed, b executed, c skipped, side skipped", result.States());
        Assert.Equal("not needed for --to b", result.Step("c").Reason);
        Assert.Equal(RunStatus.Succeeded, result.Status);
    }

    [Fact]
    public async Task From_runs_a_step_and_what_follows_over_stored_results()
    {
        RunResult first = await _test.RunAsync(s_plan);

        RunResult result = await _test.RunAsync(s_plan, new RunOptions { From = "b", Fresh = ["b", "c"] });

        Assert.Equal("a skipped, b executed, c executed, side skipped", result.States());
        Assert.Equal($"outside --from b; unchanged since run {first.RunId}", result.Step("a").Reason);
        Assert.Equal("outside --from b", result.Step("side").Reason);
        Assert.Equal("abc", await _test.ReadAsync("last/c"));
        Assert.Equal("a", await _test.ReadAsync("last/a"));
    }

    [Fact]
    public async Task From_takes_the_latest_result_where_none_fits_and_says_so()
    {
        RunResult first = await _test.RunAsync(s_plan);
        _test.Code = "code 2";

        RunResult result = await _test.RunAsync(s_plan, new RunOptions { From = "c" });

        Assert.Equal("a skipped, b skipped, c executed, side skipped", result.States());
        Assert.Equal($"outside --from c; the result of run {first.RunId} is used, although code changed", result.Step("b").Reason);
        Assert.Equal(StepState.Executed, (await _test.RunAsync(s_plan)).Step("b").State);
    }

    [Fact]
    public async Task From_without_stored_results_is_refused_before_anything_runs()
    {
        var exception = await Assert.ThrowsAsync<MillraceException>(() => _test.RunAsync(s_plan, new RunOptions { From = "b" }));

        Assert.Equal(
            "Step 'b' needs the result of 'a', which is outside --from b and has no stored result. Run it first, or begin earlier.", exception.Message);
        Assert.Empty(_test.Store.Metadata.ListRuns());
    }

    [Fact]
    public async Task Unknown_steps_and_empty_ranges_are_invalid_usage()
    {
        Assert.Equal(
            "pipeline 'test' has no step 'sid'. Did you mean 'side'?",
            (await Assert.ThrowsAsync<ParameterException>(() => _test.RunAsync(s_plan, new RunOptions { To = "sid" }))).Message);
        Assert.Equal(
            "pipeline 'test' has no step 'x-ray'. There are a, b, c, side.",
            (await Assert.ThrowsAsync<ParameterException>(() => _test.RunAsync(s_plan, new RunOptions { Fresh = ["x-ray"] }))).Message);
        Assert.Equal(
            "step 'side' does not depend on step 'b', so nothing lies between them.",
            (await Assert.ThrowsAsync<ParameterException>(() => _test.RunAsync(s_plan, new RunOptions { From = "b", To = "side" }))).Message);
    }
}
