using Millrace.Data;
using Millrace.Testing;

namespace Millrace.Tables.Tests;

public sealed class SampleTests : IDisposable
{
    private readonly TestStepContext _step = new();

    public void Dispose() => _step.Dispose();

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(777, 777)]
    [InlineData(5_000, 5_000)]
    [InlineData(6_000, 5_000)]
    public async Task A_number_of_rows_is_taken_once_each_and_in_order(long count, long expected)
    {
        Dataset<Ride> rows = Dataset.Of(AnyRides.Numbered(5_000));

        Ride[] sample = await (await ComponentTest.RunAsync(new SampleRows<Ride> { Count = count }, rows, _step)).ToArrayAsync();

        Assert.Equal(expected, sample.Length);
        Assert.Equal(sample.Select(static ride => ride.Id).Distinct().Order(), sample.Select(static ride => ride.Id));
        Assert.Equal(expected, _step.Metrics["rows"]);
    }

    [Fact]
    public async Task A_share_of_rows_is_taken()
    {
        Dataset<Ride> rows = Dataset.Of(AnyRides.Numbered(40_000));

        Dataset<Ride> sample = await ComponentTest.RunAsync(new SampleRows<Ride> { Fraction = 0.1 }, rows, _step);

        Assert.InRange(sample.RowCount, 3_750, 4_250);
        Assert.Equal(0, (await rows.SampleAsync(_step, 0.0, new Seed(1))).RowCount);
        Assert.Equal(40_000, (await rows.SampleAsync(_step, 1.0, new Seed(1))).RowCount);
    }

    [Fact]
    public async Task Each_row_is_as_likely_to_be_taken()
    {
        Dataset<Ride> rows = Dataset.Of(AnyRides.Numbered(40));
        int[] taken = new int[40];
        for (ulong seed = 0; seed < 400; seed++)
        {
            foreach (Ride ride in await (await rows.SampleAsync(_step, 8, new Seed(seed))).ToArrayAsync())
                taken[ride.Id]++;
        }

        Assert.All(taken, static count => Assert.InRange(count, 32, 128));
    }

    [Fact]
    public async Task A_sample_is_the_same_from_memory_and_from_files_of_which_most_are_not_read()
    {
        Ride[] rides = AnyRides.Numbered(300_000);
        var options = new DatasetWriteOptions { RowsPerShard = 65_536 };
        Dataset<Ride> rows;
        await using (DatasetWriter<Ride> writer = _step.CreateDataset<Ride>(options))
        {
            foreach (Ride ride in rides)
                await writer.AddAsync(ride);
            rows = await writer.CompleteAsync();
        }

        foreach (ulong seed in (ulong[])[1, 2, 3])
        {
            Assert.Equal(
                await Told.RowsAsync(await Dataset.Of(rides).SampleAsync(_step, 2, new Seed(seed))),
                await Told.RowsAsync(await rows.SampleAsync(_step, 2, new Seed(seed))));
            Assert.Equal(
                await Told.RowsAsync(await Dataset.Of(rides).SampleAsync(_step, 0.00001, new Seed(seed))),
                await Told.RowsAsync(await rows.SampleAsync(_step, 0.00001, new Seed(seed))));
        }

        var meter = new ReadMeter();
        var draw = new CountDraw(2, 300_000, new Seed(1));
        await foreach (PlacedRows<Ride> placed in rows.ReadPlacedAsync(draw, new DatasetReadOptions { Meter = meter }, default))
            Assert.Equal(placed.First, placed.Rows[0].Id);
        Assert.InRange(meter.Files, 1, 2);
    }

    [Fact]
    public async Task The_seed_decides()
    {
        Dataset<Ride> rows = Dataset.Of(AnyRides.Numbered(1_000));
        async Task<string[]> Sample(ulong seed) => await Told.RowsAsync(await rows.SampleAsync(_step, 100, new Seed(seed)));

        Assert.Equal(await Sample(1), await Sample(1));
        Assert.NotEqual(await Sample(1), await Sample(2));
    }

    [Fact]
    public async Task How_many_must_be_said_in_one_way()
    {
        Dataset<Ride> rows = Dataset.Of<Ride>();

        await Assert.ThrowsAsync<ParameterException>(() => ComponentTest.RunAsync(new SampleRows<Ride>(), rows, _step));
        await Assert.ThrowsAsync<ParameterException>(() => ComponentTest.RunAsync(new SampleRows<Ride> { Count = 1, Fraction = 0.5 }, rows, _step));
        await Assert.ThrowsAsync<ParameterException>(() => rows.SampleAsync(_step, double.NaN, new Seed(1)));
        await Assert.ThrowsAsync<ParameterException>(() => rows.SampleAsync(_step, -1, new Seed(1)));
    }
}
