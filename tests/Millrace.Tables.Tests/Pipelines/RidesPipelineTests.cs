using Millrace.Data;
using Millrace.Runtime;
using Millrace.Testing;

namespace Millrace.Tables.Tests;

/// <summary>The components as steps.</summary>
public sealed class RidesPipelineTests : IDisposable
{
    private readonly string _store = Directory.CreateTempSubdirectory("millrace-tables").FullName;

    public void Dispose() => Directory.Delete(_store, recursive: true);

    [Fact]
    public async Task Steps_run_and_are_reused()
    {
        await using (PipelineTestResult first = (await PipelineTest.Of<RidesPipeline>().InStore(_store).RunAsync()).EnsureSucceeded())
        {
            Dataset<Ride> sample = await first.LoadAsync<Dataset<Ride>>("sample-rows");
            Dataset<Ride> united = await first.LoadAsync<Dataset<Ride>>("union-collection");
            Assert.Equal((await Told.RowsAsync(sample)).Order(StringComparer.Ordinal), (await Told.RowsAsync(united)).Order(StringComparer.Ordinal));
            Assert.Equal(100, united.RowCount);
        }

        await using PipelineTestResult second = (await PipelineTest.Of<RidesPipeline>().InStore(_store).RunAsync()).EnsureSucceeded();
        Assert.All(
            second.Run.Steps.Where(static step => step.Name is not "map"),
            static step => Assert.True(step.State == StepState.Reused, $"{step.Name}: {step.State}, {step.Reason}"));
    }

    [Theory]
    [InlineData("filter-rows", "Dear.Keep")]
    [InlineData("derive-rows", "Rate.Derive")]
    [InlineData("flat-map-rows", "ToStops.Map")]
    [InlineData("map-rows", "ToStop.Map")]
    [InlineData("split-by-hash", "ByRide.get_Key")]
    [InlineData("split-by-time", "Start.get_Time")]
    [InlineData("split-stratified", "ByCompany.get_Key")]
    public async Task A_step_is_known_by_the_code_that_it_is_given(string step, string method)
    {
        await using Store store = Store.Open(_store, TimeProvider.System);

        ComponentCode code = store.Program.Of(RidesPipeline.Plan.Steps.Single(each => each.Name == step).Component, []);

        Assert.Null(code.Obstacle);
        Assert.Contains(store.Code.Parts(code.Digest), part => part.Kind == CodePartKind.Method && part.Name.Contains(method, StringComparison.Ordinal));
    }

    [Fact]
    public void The_part_to_test_on_is_held_out()
    {
        PlanStep[] seeing = [.. RidesPipeline.Plan.Steps.Where(static step => step.SeesHoldout)];

        Assert.Equal(["count-rides"], seeing.Select(static step => step.Name));
        Assert.Equal(
            ["test"],
            RidesPipeline.Plan.Steps.Single(static step => step.Name == "split-by-hash").Component.Outputs.Where(static output => output.IsHoldout)
                .Select(static output => output.Name));
    }
}
