using Millrace.Data;
using Millrace.Quality.Tests.Rows;

namespace Millrace.Quality.Tests.Scanning;

public sealed class StatisticsScanTests
{
    private const int Many = 700_000;

    [Fact]
    public async Task The_number_of_threads_changes_nothing()
    {
        Dataset<Ride> rides = Dataset.Of(Enumerable.Range(0, Many).Select(Made));
        byte[]? first = null;
        foreach (int threads in (int[])[1, 2, 3])
        {
            ScanResult result = await Profile.Rows(rides, Profile.Request() with { Threads = threads, WithExpectations = true });
            Assert.Equal(Many, result.Statistics.Rows);
            byte[] bytes = result.Collected.ToBytes();
            first ??= bytes;
            Assert.Equal(first, bytes);
        }
    }

    [Fact]
    public async Task What_was_written_down_is_read_back_as_it_was()
    {
        ScanResult result = await Profile.Rows(Dataset.Of(Enumerable.Range(0, 5000).Select(Made)));
        byte[] bytes = result.Collected.ToBytes();
        CollectedStatistics read = CollectedStatistics.FromBytes(bytes, Profile.Columns<Ride>());
        Assert.Equal(bytes, read.ToBytes());
        DatasetStatistics again = read.Summary(StatisticsOptions.Default);
        for (int i = 0; i < again.Columns.Length; i++)
        {
            Assert.Equal(result.Statistics.Columns[i].Numbers?.Quantiles.AsSpan().ToArray(), again.Columns[i].Numbers?.Quantiles.AsSpan().ToArray());
            Assert.Equal(result.Statistics.Columns[i].Frequent?.Values.AsSpan().ToArray(), again.Columns[i].Frequent?.Values.AsSpan().ToArray());
        }
    }

    private static Ride Made(int i) => Ride.Good with
    {
        Fare = (i * 7919L % 100_003) / 100f,
        Payment = i % 5 == 0 ? null : $"p{i % 7}",
        Hour = i % 11 == 0 ? null : i % 24,
        Latitude = 41 + (i % 1000 / 1000.0),
        Rider = $"r{i}",
        Day = new DateOnly(2026, 1, 1).AddDays(i % 365),
        Shared = i % 3 == 0,
    };
}
