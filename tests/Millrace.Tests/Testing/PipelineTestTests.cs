using Millrace.Runtime;
using Millrace.Testing;
using Millrace.Tests.Support;

namespace Millrace.Tests.Testing;

public sealed class PipelineTestTests
{
    [Fact]
    public async Task A_pipeline_runs_in_a_store_that_goes_with_the_result()
    {
        string store;
        await using (PipelineTestResult result = await PipelineTest.Of<Numbers>().With(p => p.Start, 4).RunAsync())
        {
            store = result.Store.Path;
            Assert.Equal(12, (await result.EnsureSucceeded().LoadAsync<Number>("report")).Value);
            Assert.Equal(-8, (await result.LoadAsync<Number>("double-number/test")).Value);
            Assert.Equal(StepState.Executed, result["double-number"].State);
            Assert.Equal(12, result.Run.Metrics.Single(static metric => metric.Name == "sum").Value);
        }

        Assert.False(Directory.Exists(store));
    }

    [Fact]
    public async Task A_replaced_step_yields_what_is_given_and_what_only_it_needs_is_left_out()
    {
        await using PipelineTestResult all = await PipelineTest.Of<Numbers>().Replace<MakeNumber>(new Number(50)).RunAsync();
        Assert.Equal(150, (await all.EnsureSucceeded().LoadAsync<Number>("report")).Value);

        // The first step also feeds the last one, so it stays.
        await using PipelineTestResult middle = await PipelineTest.Of<Numbers>().ReplaceStep("double-number", new Number(7), new Number(8)).RunAsync();
        Assert.Equal(10, (await middle.EnsureSucceeded().LoadAsync<Number>("report")).Value);

        await using PipelineTestResult last = await PipelineTest.Of<Numbers>().ReplaceStep("report", new Number(1)).RunAsync();
        Assert.Equal("report", Assert.Single(last.EnsureSucceeded().Run.Steps).Name);
    }

    [Fact]
    public async Task Parameters_of_steps_are_set_as_on_the_command_line()
    {
        await using PipelineTestResult result = await PipelineTest.Of<Numbers>().Set("double-number.repeat-count", "3").Set("start", "1").RunAsync();

        Assert.Equal(9, (await result.EnsureSucceeded().LoadAsync<Number>("report")).Value);
        await Assert.ThrowsAsync<ParameterException>(static () => PipelineTest.Of<Numbers>().Set("strat", "1").RunAsync());
    }

    [Fact]
    public async Task A_store_that_stays_lets_a_second_run_reuse_the_first()
    {
        using TempFolder folder = new();
        await using (await PipelineTest.Of<Numbers>().InStore(folder.Path).RunAsync())
        {
        }

        await using PipelineTestResult second = await PipelineTest.Of<Numbers>().InStore(folder.Path).RunAsync();

        Assert.All(second.Run.Steps, static step => Assert.Equal(StepState.Reused, step.State));
    }

    [Fact]
    public async Task A_failure_names_step_and_cause()
    {
        await using PipelineTestResult result = await PipelineTest.Of<Numbers>().Replace<MakeNumber>(new Number(double.NaN)).Options(
            static options => options with { Seed = 5 }).RunAsync();
        Assert.Equal(RunStatus.Succeeded, result.Run.Status);

        await using PipelineTestResult failed = await PipelineTest.Of<FailingNumbers>().RunAsync();
        PipelineTestException exception = Assert.Throws<PipelineTestException>(failed.EnsureSucceeded);
        Assert.Contains("step 'report': ", exception.Message, StringComparison.Ordinal);
        Assert.Equal("out of luck", exception.InnerException!.Message);
    }

    [Fact]
    public void Wrong_use_is_explained()
    {
        Assert.Contains(
            "p => p.Start", Assert.Throws<ArgumentException>(static () => PipelineTest.Of<Numbers>().With(p => 3, 4)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "Its components: MakeNumber, DoubleNumber",
            Assert.Throws<ArgumentException>(static () => PipelineTest.Of<Numbers>().Replace<Numbers>(1)).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "yields 2 outputs (train: Number, test: Number), but 1 are given",
            Assert.Throws<ArgumentException>(static () => PipelineTest.Of<Numbers>().Replace<DoubleNumber>(new Number(1))).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "is a Number, not a string",
            Assert.Throws<ArgumentException>(static () => PipelineTest.Of<Numbers>().Replace<MakeNumber>("1")).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "Did you mean 'report'?",
            Assert.Throws<ArgumentException>(static () => PipelineTest.Of<Numbers>().ReplaceStep("reprot", new Number(1))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_of_runs_is_looked_into()
    {
        using TempFolder folder = new();
        await using (await PipelineTest.Of<Numbers>().InStore(folder.Path).RunAsync())
        {
        }

        using (RunStore store = RunStore.Open(folder.Path))
        {
            Assert.Equal(6, (await store.LoadAsync<Number>("last/double-number/train")).Value);
            await Assert.ThrowsAsync<MillraceException>(() => store.LoadAsync<Number>("last/nothing"));
        }

        Assert.Contains("There is no store in", Assert.Throws<MillraceException>(() => RunStore.Open(folder.File("none"))).Message, StringComparison.Ordinal);
    }

    private sealed class FailingNumbers : IPipeline<FailingNumbers>
    {
        public static PipelinePlan Plan { get; } = Numbers.Create("failing", static _ => throw new InvalidOperationException("out of luck"));
    }
}
