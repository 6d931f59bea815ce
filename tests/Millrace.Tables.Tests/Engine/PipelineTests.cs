using Millrace.Data;
using Millrace.Testing;

namespace Millrace.Tables.Tests.Engine;

public sealed class PipelineTests
{
    [Fact]
    public async Task A_pipeline_names_orders_groupings_and_joins_by_their_types()
    {
        await using PipelineTestResult result = await PipelineTest.Of<ThingPipeline>().RunAsync();
        result.EnsureSucceeded();

        Dataset<Thing> sorted = await result.LoadAsync<Dataset<Thing>>("sort-rows");
        Assert.Equal(Enumerable.Range(0, 40).Reverse(), (await sorted.ToArrayAsync()).Select(static row => row.Id));
        Dataset<ThingTotals> totals = await result.LoadAsync<Dataset<ThingTotals>>("group-rows");
        Assert.Equal([4, 3, 2, 1, 0], (await totals.ToArrayAsync()).Select(static row => row.Group!.Value));
        Assert.Equal(24, (await result.LoadAsync<Dataset<Joined>>("join-rows")).RowCount);
        Assert.Equal(sorted.RowCount, (await result.LoadAsync<Dataset<Thing>>("shuffle-rows")).RowCount);
    }
}
