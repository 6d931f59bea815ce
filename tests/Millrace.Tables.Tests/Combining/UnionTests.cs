using CsCheck;
using Millrace.Data;
using Millrace.Testing;

namespace Millrace.Tables.Tests;

public sealed class UnionTests : IDisposable
{
    private readonly TestStepContext _step = new();

    public void Dispose() => _step.Dispose();

    [Fact]
    public async Task All_rows_come_in_the_order_of_the_datasets() => await AnyRides.Many.Array[0, 3].SampleAsync(
        async parts =>
        {
            Dataset<Ride>[] datasets = [.. parts.Select(static part => Dataset.Of(part))];
            string[] expected = await Told.RowsAsync(parts.SelectMany(static part => part));

            Assert.Equal(expected, await Told.RowsAsync(await ComponentTest.RunAsync(new UnionRows<Ride>(), datasets, _step)));
            Assert.Equal(expected, await Told.RowsAsync(await ComponentTest.RunAsync(new UnionCollection<Ride>(), Collection.Of(datasets), _step)));
        },
        iter: 30,
        seed: "0N0XIzNsQ0O2",
        threads: 1);
}
