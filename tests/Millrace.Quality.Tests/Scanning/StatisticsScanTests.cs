using Millrace.Data;
using Millrace.Data.Tests.Sketches;
using Millrace.Quality.Tests.Rows;
using Millrace.Testing;

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

    [Fact]
    public async Task Statistics_of_parts_merge_to_those_of_the_whole()
    {
        Ride[] rides = [.. Enumerable.Range(0, 60_000).Select(Made)];
        DatasetStatistics whole = (await Profile.Rows(Dataset.Of(rides))).Statistics;
        CollectedStatistics? merged = null;
        foreach (Ride[] part in (Ride[][])[rides[..7], rides[7..20_000], [], rides[20_000..20_001], rides[20_001..]])
        {
            CollectedStatistics collected = (await Profile.Rows(Dataset.Of(part))).Collected;
            if (merged is null)
                merged = collected;
            else
                merged.Merge(CollectedStatistics.FromBytes(collected.ToBytes(), Profile.Columns<Ride>()));
        }

        DatasetStatistics parts = merged!.Summary(StatisticsOptions.Default);
        Assert.Equal(whole.Rows, parts.Rows);
        float[] fares = [.. rides.Select(static ride => ride.Fare).Order()];
        foreach ((ColumnStatistics one, ColumnStatistics other) in whole.Columns.Zip(parts.Columns))
        {
            Assert.Equal((one.Present, one.Missing, one.Minimum, one.Maximum), (other.Present, other.Missing, other.Minimum, other.Maximum));
            if (other.Distinct.Most is { } most)
            {
                Assert.True(other.IsSensitive);
                Assert.InRange(one.Distinct.Count, other.Distinct.Count, most);
                continue;
            }

            double error = 4 * other.Distinct.StandardError;
            Assert.InRange(other.Distinct.Count, one.Distinct.Count * (1 - error), one.Distinct.Count * (1 + error));
            Near(one.Numbers?.Mean, other.Numbers?.Mean);
            Near(one.Numbers?.Deviation, other.Numbers?.Deviation);
        }

        NumberStatistics fare = parts.Find("fare")!.Numbers!;
        Assert.InRange(fare.RankError, 1e-6, QuantileSketch.RankError);
        foreach (Quantile quantile in fare.Quantiles)
        {
            double below = fares.Count(value => value < quantile.Value) / (double)fares.Length;
            double upTo = fares.Count(value => value <= quantile.Value) / (double)fares.Length;
            Assert.InRange(quantile.Share, below - fare.RankError, upTo + fare.RankError);
        }

        static void Near(double? one, double? other) => Assert.Equal(1, one == other ? 1 : other!.Value / one!.Value, 1e-12);
    }

    [Fact]
    public async Task Files_say_what_memory_says_and_what_a_plain_scan_finds_broken_is_found_on_any_number_of_threads()
    {
        Delivery[] rows = [.. Enumerable.Range(0, 9000).Select(static i => Delivery.Of(
            i % 4500, price: i % 97, tip: i % 5 == 0 ? null : i % 120, rider: i % 9 == 0 ? null : $"r{i % 11}"))];
        ScanResult plain = Scan.Batches(Delivery.Schema, Delivery.InBatch(rows));
        using var step = new TestStepContext();
        Dataset<Delivery>[] datasets = [Dataset.Of(rows), await StoredAsync(step, rows, 1 << 16), await StoredAsync(step, rows, 1000)];
        foreach (Dataset<Delivery> dataset in datasets)
        {
            byte[]? first = null;
            foreach (int threads in (int[])[1, 3])
            {
                ScanResult found = await Profile.Rows(dataset, Profile.Request() with { Threads = threads, WithExpectations = true });
                Assert.Equal(plain.Rows.Select(static each => each.ToString()), found.Rows.Select(static each => each.ToString()));
                for (int place = 0; place < plain.Columns.Length; place++)
                {
                    Assert.Equal(plain.Columns[place].Length, found.Columns[place].Length);
                    foreach ((ExpectationReport one, ExpectationReport other) in plain.Columns[place].Zip(found.Columns[place]))
                    {
                        Assert.Equal((one.Attribute, one.Checked, one.Broken, one.Holds), (other.Attribute, other.Checked, other.Broken, other.Holds));
                        Assert.Equal(one.Examples.ToArray(), other.Examples.ToArray());
                    }
                }

                first ??= found.Collected.ToBytes();
                Assert.Equal(first, found.Collected.ToBytes());
            }
        }
    }

    [Fact]
    public async Task Rows_are_told_as_they_are_done_and_the_scan_ends_when_it_is_told_to()
    {
        var told = new List<long>();
        Dataset<Ride> rides = Dataset.Of(Enumerable.Range(0, Many).Select(Made));
        using var cancellation = new CancellationTokenSource();
        await Profile.Rows(rides, Profile.Request() with { Progress = told.Add });
        Assert.Equal(told.Order(), told);
        Assert.Equal(Many, told[^1]);
        Assert.True(told.Count > 1);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => StatisticsScan.RunAsync(
            rides, Profile.Request() with { Progress = _ => cancellation.Cancel() }, cancellation.Token));
    }

    [Fact]
    public async Task A_column_that_an_environment_does_not_have_is_not_checked()
    {
        Serving[] rows = [new() { Fare = 1 }, new() { Fare = 2 }];
        Assert.False((await Profile.Rows(Dataset.Of(rows), Profile.Request() with { WithExpectations = true })).Holds);
        Assert.False((await Profile.Rows(Dataset.Of(rows), Profile.Request() with { WithExpectations = true, Environment = "training" })).Holds);
        ScanResult found = await Profile.Rows(Dataset.Of(rows), Profile.Request() with { WithExpectations = true, Environment = "serving" });
        Assert.True(found.Holds);
        Assert.Equal((1, 0, 0), (found.Columns[0].Length, found.Columns[1].Length, found.Rows.Length));
    }

    [Fact]
    public async Task Bytes_that_nobody_wrote_are_refused_or_read()
    {
        CollectedStatistics rides = (await Profile.Rows(Dataset.Of(Enumerable.Range(0, 60).Select(Made)))).Collected;
        Hostile.Try(rides.ToBytes(), static bytes => _ = CollectedStatistics.FromBytes(bytes, Profile.Columns<Ride>()).Summary(StatisticsOptions.Default));
    }

    [Fact]
    public void Statistics_of_other_columns_are_not_merged()
    {
        var rides = new CollectedStatistics("Ride", Profile.Columns<Ride>());
        var error = Assert.Throws<DataException>(() => rides.Merge(new CollectedStatistics("Trace", Profile.Columns<Trace>())));
        Assert.Contains("the one has \"fare\" of the type Single as column 1, the other \"scores\"", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<DataException>(() => rides.Merge(new CollectedStatistics("Ride", Profile.Columns<Ride>()) { WeightColumn = "hour" }));
        Assert.Contains("compute both with the same weights", error.Message, StringComparison.Ordinal);
        byte[] bytes = rides.ToBytes();
        Assert.Throws<DataException>(() => CollectedStatistics.FromBytes(bytes, Profile.Columns<Trace>()));
        for (int length = 0; length < bytes.Length; length += 7)
            Assert.Throws<DataException>(() => CollectedStatistics.FromBytes(bytes.AsSpan(0, length), Profile.Columns<Ride>()));
    }

    private static async Task<Dataset<Delivery>> StoredAsync(TestStepContext step, Delivery[] rows, int groupRows)
    {
        DatasetWriter<Delivery> writer = step.CreateDataset<Delivery>(new DatasetWriteOptions { RowsPerShard = groupRows });
        await using (writer)
        {
            foreach (Delivery[] chunk in rows.Chunk(groupRows))
                await writer.AddAsync((Batch<Delivery>)Delivery.InBatch(chunk));
            return await writer.CompleteAsync();
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
