using static Millrace.Runtime.Tests.Components;

namespace Millrace.Runtime.Tests;

public sealed class ForecastTests : IDisposable
{
    private static readonly PipelinePlan s_plan = Plan(
        Step("first", Constant("a")),
        Step("second", Map(static (_, text) => text[..1], parameters: [Parameter("mode", "x")]), new PlanInput(0, 0)),
        Step("third", Map(static (_, text) => text), new PlanInput(1, 0)));

    private readonly TestStore _test = new();

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task Without_a_store_everything_would_run_and_none_is_made()
    {
        string folder = Path.Combine(_test.Folder, "nowhere");
        using Store store = Store.OpenForReading(folder, TimeProvider.System);

        var forecast = await new PipelineRunner(store, _test, _test.Loggers, TimeProvider.System).PlanAsync(
            TestStore.Bind(s_plan), new RunOptions(), CancellationToken.None);

        Assert.Equal(["first WillRun first run", "second WillRun first run", "third WillRun first run"], forecast.Select(Show));
        Assert.All(forecast, static step => Assert.Null(step.LastCost));
        Assert.False(Directory.Exists(folder));
        Assert.False(Store.Exists(folder));
    }

    [Fact]
    public async Task What_is_stored_would_be_reused_with_its_last_cost()
    {
        RunResult run = await _test.RunAsync(s_plan);

        var forecast = await ForecastAsync();

        Assert.All(forecast, step => Assert.Equal((StepOutlook.Reused, $"unchanged since run {run.RunId}"), (step.Outlook, step.Reason)));
        Assert.Equal(run.Steps.Select(static step => (TimeSpan?)step.Duration), forecast.Select(static step => step.LastCost));
    }

    [Fact]
    public async Task Steps_after_one_that_runs_depend_on_what_comes_out()
    {
        await _test.RunAsync(s_plan);

        Assert.Equal(
            [
                "first WillRun parameter text changed from a to b",
                "second RunsUnlessUnchanged runs unless first comes out unchanged",
                "third RunsUnlessUnchanged runs unless second comes out unchanged",
            ],
            (await ForecastAsync(new RunOptions(), ("first.text", "b"))).Select(Show));
        Assert.Equal(
            [
                "first WillRun parameter text changed from a to b",
                "second WillRun parameter mode changed from x to y",
                "third RunsUnlessUnchanged runs unless second comes out unchanged",
            ],
            (await ForecastAsync(new RunOptions(), ("first.text", "b"), ("second.mode", "y"))).Select(Show));
    }

    [Fact]
    public async Task Several_that_run_are_named_together()
    {
        PipelinePlan plan = Plan(Step("left", Constant("a")), Step("right", Constant("b")), Step("both", Join(), new PlanInput([new(0, 0), new(1, 0)])));
        await _test.RunAsync(plan);

        var forecast = await _test.Runner.PlanAsync(TestStore.Bind(plan), new RunOptions { Fresh = ["left", "right"] }, CancellationToken.None);

        Assert.Equal("both RunsUnlessUnchanged runs unless left and right come out unchanged", Show(forecast[2]));
    }

    [Fact]
    public async Task The_forecast_writes_nothing_and_follows_range_and_fresh()
    {
        RunResult run = await _test.RunAsync(s_plan);
        string[] before = Directory.GetFileSystemEntries(_test.StoreFolder, "*", SearchOption.AllDirectories);
        using Store store = Store.OpenForReading(_test.StoreFolder, TimeProvider.System);

        var forecast = await new PipelineRunner(store, _test, _test.Loggers, TimeProvider.System, new FixedCode(_test.Code)).PlanAsync(
            TestStore.Bind(s_plan), new RunOptions { To = "second", Fresh = ["second"] }, CancellationToken.None);

        Assert.Equal(
            [$"first Reused unchanged since run {run.RunId}", "second WillRun --fresh", "third Skipped not needed for --to second"], forecast.Select(Show));
        Assert.Equal(before, Directory.GetFileSystemEntries(_test.StoreFolder, "*", SearchOption.AllDirectories));
        Assert.Single(store.Metadata.ListRuns());
    }

    [Fact]
    public async Task The_forecast_comes_true()
    {
        await _test.RunAsync(s_plan);
        (string, string)[] changes = [("first.text", "another")];
        var forecast = await ForecastAsync(new RunOptions(), changes);

        RunResult run = await _test.RunAsync(s_plan, changes);

        Assert.Equal([StepOutlook.WillRun, StepOutlook.RunsUnlessUnchanged, StepOutlook.RunsUnlessUnchanged], forecast.Select(static step => step.Outlook));
        Assert.Equal("first executed, second executed, third reused", run.States());
    }

    [Fact]
    public async Task A_step_that_is_as_in_an_older_run_may_be_reused()
    {
        await _test.RunAsync(s_plan);
        await _test.RunAsync(s_plan, ("second.mode", "y"));
        var options = new RunOptions { Fresh = ["first"] };

        Assert.Equal(
            [
                "first WillRun --fresh",
                "second RunsUnlessUnchanged runs unless first comes out unchanged",
                "third RunsUnlessUnchanged runs unless second comes out unchanged",
            ],
            (await ForecastAsync(options)).Select(Show));
        Assert.Equal("second WillRun parameter mode changed from y to z", Show((await ForecastAsync(options, ("second.mode", "z")))[1]));
        Assert.Equal("first executed, second reused, third reused", (await _test.RunAsync(s_plan, options)).States());
    }

    [Fact]
    public async Task Another_name_does_not_make_a_step_run()
    {
        await _test.RunAsync(s_plan);
        PipelinePlan renamed = s_plan with { Name = "other", Steps = [.. s_plan.Steps.Select(static step => step with { Name = $"the-{step.Name}" })] };
        var options = new RunOptions { Fresh = ["the-first"] };

        Assert.Equal(
            [
                "the-first WillRun --fresh",
                "the-second RunsUnlessUnchanged runs unless the-first comes out unchanged",
                "the-third RunsUnlessUnchanged runs unless the-second comes out unchanged",
            ],
            (await _test.Runner.PlanAsync(TestStore.Bind(renamed), options, CancellationToken.None)).Select(Show));
        Assert.Equal("the-first executed, the-second reused, the-third reused", (await _test.RunAsync(renamed, options)).States());
    }

    private static string Show(StepForecast step) => $"{step.Name} {step.Outlook} {step.Reason}";

    private async Task<StepForecast[]> ForecastAsync(RunOptions? options = null, params (string Name, string Text)[] overrides) =>
        [.. await _test.Runner.PlanAsync(TestStore.Bind(s_plan, overrides), options ?? new RunOptions(), CancellationToken.None)];
}
