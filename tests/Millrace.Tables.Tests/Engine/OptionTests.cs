using Millrace.Data;
using Millrace.Testing;

namespace Millrace.Tables.Tests.Engine;

/// <summary>All work on rows reads and writes as its options say.</summary>
public sealed class OptionTests : IDisposable
{
    private readonly TestStepContext _step = new();

    public static TheoryData<string> Work => [.. s_work.Keys];

    private static readonly Dictionary<string, Func<Dataset<Ride>, StepContext, TableOptions, Task>> s_work = new(StringComparer.Ordinal)
    {
        ["split by hash"] = static (rows, step, options) => rows.SplitByHashAsync(step, RowKey.Of(Ride.Columns.Id), 0.2, 0.2, options: options),
        ["fold"] = static (rows, step, options) => rows.SplitFoldAsync(step, RowKey.Of(Ride.Columns.Id), new Fold(0, 3), options: options),
        ["split at times"] = static (rows, step, options) => rows.SplitByTimeAsync(step, RowTime.Of(Ride.Columns.Id), "3", "7", options: options),
        ["split by times"] = static (rows, step, options) => rows.SplitByTimeAsync(step, RowTime.Of(Ride.Columns.Id), 0.2, 0.2, options: options),
        ["split by strata"] = static (rows, step, options) =>
            rows.SplitStratifiedAsync(step, RowKey.Of(Ride.Columns.Company), 0.2, 0.2, new Seed(1), options),
        ["sample a share"] = static (rows, step, options) => rows.SampleAsync(step, 0.5, new Seed(1), options),
        ["sample a count"] = static (rows, step, options) => rows.SampleAsync(step, 5, new Seed(1), options),
        ["union"] = static (rows, step, options) => ((Dataset<Ride>[])[rows, rows]).UnionAsync(step, options),
        ["filter"] = static (rows, step, options) => rows.FilterAsync(step, static (in Ride ride) => ride.Id > 3, options),
        ["sort"] = static (rows, step, options) => rows.SortAsync(step, Order.By(Ride.Columns.Id), options),
        ["shuffle"] = static (rows, step, options) => rows.ShuffleAsync(step, new Seed(1), options),
    };

    public void Dispose() => _step.Dispose();

    [Theory]
    [MemberData(nameof(Work))]
    public async Task Rows_are_read_with_them(string work)
    {
        Dataset<Ride> rows = await WriteAsync();
        var meter = new ReadMeter();

        await s_work[work](rows, _step, TableOptions.Default with { Meter = meter });

        // Times and keys alone are read before the rows.
        long bytes = await BytesAsync(rows);
        Assert.InRange(meter.Bytes, bytes, 2 * bytes);
    }

    private static async Task<long> BytesAsync(Dataset<Ride> rows)
    {
        var meter = new ReadMeter();
        await foreach (Batch<Ride> batch in rows.ReadAsync(DatasetReadOptions.Default with { Meter = meter }))
            Assert.Equal(20, batch.Count);
        return meter.Bytes;
    }

    private async Task<Dataset<Ride>> WriteAsync()
    {
        await using DatasetWriter<Ride> writer = _step.CreateDataset<Ride>();
        foreach (Ride ride in AnyRides.Numbered(20))
            await writer.AddAsync(ride);
        return await writer.CompleteAsync();
    }
}
