using System.Text;
using CsCheck;
using Millrace.Data;
using Millrace.Quality.Tests.Rows;
using Millrace.Testing;

namespace Millrace.Quality.Tests.Statistics;

/// <summary>Statistics of spans, stored, opened and put together.</summary>
public sealed class SpanStatisticsTests : IDisposable
{
    private readonly TestStepContext _step = new();

    public void Dispose() => _step.Dispose();

    [Fact]
    public void They_are_steps()
    {
        Assert.Equal("compute-statistics", ComputeStatistics<Ride>.Descriptor.Name);
        Assert.Equal("merge-statistics", MergeStatistics<Ride>.Descriptor.Name);
        Assert.Equal("output: Statistics<Ride>", $"{ComputeStatistics<Ride>.Descriptor.Outputs[0].Name}: {ComputeStatistics<Ride>.Descriptor.Outputs[0].Type.DisplayName}");
    }

    [Fact]
    public async Task Rows_are_counted_and_progress_is_told()
    {
        Statistics<Ride> statistics = await ComputeAsync(Made(0, 1000));
        Assert.Equal(1000, statistics.Content.Rows);
        Assert.Equal(1000, _step.Metrics["rows"]);
        Assert.Equal((1000, 1000, "rows"), _step.Progress);
        Assert.Equal(StatisticsOptions.Default, statistics.Options);
    }

    [Fact]
    public async Task What_is_saved_is_opened_as_it_was()
    {
        Statistics<Ride> statistics = await ComputeAsync(Made(0, 3000));
        (Statistics<Ride> opened, byte[][] files) = await StoreAsync(statistics);
        Assert.Equal(Graph.Lines(statistics.Content), Graph.Lines(opened.Content));
        Assert.Equal(statistics.Options, opened.Options);
        (_, byte[][] again) = await StoreAsync(opened);
        Assert.Equal(files, again);
    }

    [Fact]
    public void Merged_statistics_are_those_of_all_rows() =>
        Gen.Int[0, 400].Array[1, 6].Sample(sizes => CheckAsync(sizes).GetAwaiter().GetResult(), iter: 25);

    [Fact]
    public async Task Of_many_rows_quantiles_lie_within_what_they_state()
    {
        DatasetStatistics merged = (await MergeAsync([.. Enumerable.Range(0, 5).Select(i => Made(i * 40_000, 40_000))])).Content;
        float[] fares = [.. Enumerable.Range(0, 200_000).Select(static i => Made(i).Fare).Where(float.IsFinite).Order()];
        NumberStatistics numbers = merged.Find("fare")!.Numbers!;
        Assert.True(numbers.RankError > 0);
        foreach (Quantile quantile in numbers.Quantiles)
        {
            double below = Array.FindIndex(fares, fare => fare >= quantile.Value), above = Array.FindLastIndex(fares, fare => fare <= quantile.Value) + 1;
            Assert.InRange(quantile.Share, (below / fares.Length) - numbers.RankError, (above / fares.Length) + numbers.RankError);
        }
    }

    [Fact]
    public async Task Nothing_of_a_sensitive_column_is_stored_but_counts()
    {
        Ride[] rides = [.. Enumerable.Range(0, 50).Select(static i => Ride.Good with { Rider = $"Rider-{i:D3}", Latitude = 41.123456789 + i })];
        (Statistics<Ride> opened, byte[][] files) = await StoreAsync(await ComputeAsync(rides));
        foreach (Ride ride in rides)
        {
            Assert.All(files, file => Assert.False(Contains(file, Encoding.UTF8.GetBytes(ride.Rider!))));
            Assert.All(files, file => Assert.False(Contains(file, BitConverter.GetBytes(ValueHash.Of(Encoding.UTF8.GetBytes(ride.Rider!))))));
            Assert.All(files, file => Assert.False(Contains(file, BitConverter.GetBytes(ride.Latitude!.Value))));
        }

        // The same is there of a column that is not sensitive, so that the search is one.
        Assert.Contains(files, file => Contains(file, "Cash"u8));
        Assert.True(files[1..].Sum(static file => file.Length) < 50_000);
        Assert.Equal((50, new DistinctCount(50, 0)), (opened.Content.Find("rider")!.Present, opened.Content.Find("rider")!.Distinct));
    }

    [Fact]
    public async Task Of_how_many_sensitive_values_differ_the_bounds_are_known()
    {
        Ride[] first = [.. Enumerable.Range(0, 50).Select(static i => Ride.Good with { Rider = $"{i}" })];
        Ride[] second = [.. Enumerable.Range(20, 70).Select(static i => Ride.Good with { Rider = i % 7 == 0 ? null : $"{i}" })];
        ColumnStatistics rider = (await MergeAsync(first, second, [])).Content.Find("rider")!;
        Assert.Equal((110, 10), (rider.Present, rider.Missing));
        Assert.Equal(new DistinctCount(60, 0) { Most = 110 }, rider.Distinct);
        Assert.Null(rider.Minimum);
        Assert.Null(rider.Frequent);
        ColumnStatistics latitude = (await MergeAsync(first, second)).Content.Find("latitude")!;
        Assert.Equal((120, 0), (latitude.Numbers!.Finite, latitude.Numbers.Zeros));
        Assert.Null(latitude.Numbers.Mean);

        // Merging merged ones is no different, and they can be stored too.
        (Statistics<Ride> opened, _) = await StoreAsync(await MergeAsync(first, second));
        Statistics<Ride> more = await new MergeStatistics<Ride>().RunAsync(Collection.Of([opened, await ComputeAsync(first)]), _step, default);
        Assert.Equal(new DistinctCount(60, 0) { Most = 160 }, more.Content.Find("rider")!.Distinct);
    }

    [Fact]
    public async Task Slices_are_put_together_and_values_that_are_rare_in_a_part_count_as_other()
    {
        Assert.Equal(["1 60", "2 40", "3 10"], await SlicesAsync(mostSlices: 3));
        Assert.Equal(["1 60", "2 40", "other 10"], await SlicesAsync(mostSlices: 2));
        Assert.Equal(["1 60", "other 50"], await SlicesAsync(mostSlices: 1));

        async Task<string[]> SlicesAsync(int mostSlices)
        {
            var compute = new ComputeStatistics<Ride> { SliceBy = ["hour"], MostSlices = mostSlices };
            Statistics<Ride> first = await compute.RunAsync(Dataset.Of(Enumerable.Range(0, 60).Select(static i => Ride.Good with { Hour = i < 20 ? 2 : 1 })), _step, default);
            Statistics<Ride> second = await compute.RunAsync(Dataset.Of(Enumerable.Range(0, 50).Select(static i => Ride.Good with { Hour = i < 20 ? 1 : i < 40 ? 2 : 3 })), _step, default);
            Statistics<Ride> merged = await new MergeStatistics<Ride>().RunAsync(Collection.Of([(await StoreAsync(first)).Opened, second]), _step, default);
            return [.. merged.Content.Slices.Select(static slice => $"{slice.Value} {slice.Statistics.Rows}")];
        }
    }

    [Fact]
    public async Task A_long_text_may_come_first()
    {
        TextStatistics texts = (await ComputeAsync([Ride.Good with { Payment = new string('x', 34) }, Ride.Good])).Content.Find("payment_type")!.Texts!;
        Assert.Equal((4, 34, 19), (texts.Lengths.Minimum, texts.Lengths.Maximum, texts.Lengths.Mean));
    }

    [Fact]
    public async Task No_parts_are_no_rows()
    {
        Statistics<Ride> none = await new MergeStatistics<Ride>().RunAsync(Collection.Of<Statistics<Ride>>([]), _step, default);
        Assert.Equal((0, 7), (none.Content.Rows, none.Content.Columns.Length));
        await StoreAsync(none);
    }

    [Fact]
    public async Task Parts_with_other_parameters_are_refused()
    {
        Statistics<Ride> usual = await ComputeAsync([Ride.Good]);
        Statistics<Ride> other = await new ComputeStatistics<Ride> { Buckets = 3 }.RunAsync(Dataset.Of(Ride.Good), _step, default);
        DataException error = await Assert.ThrowsAsync<DataException>(
            () => new MergeStatistics<Ride>().RunAsync(Collection.Of([usual, other]), _step, default));
        Assert.Equal(
            "The statistics of part 1 of Ride, counted from 0, were computed with other parameters than those before it: give all the same.", error.Message);
    }

    [Fact]
    public async Task Parameters_that_cannot_be_are_told_by_name()
    {
        Assert.Contains("Ride has no such column; ", await ErrorAsync(new ComputeStatistics<Ride> { Weight = "fair" }), StringComparison.Ordinal);
        Assert.Contains("\"rider\" of Ride is sensitive", await ErrorAsync(new ComputeStatistics<Ride> { SliceBy = ["rider"] }), StringComparison.Ordinal);
        Assert.Contains("the quantile 0.25", await ErrorAsync(new ComputeStatistics<Ride> { Quantiles = [0.5, 0.25] }), StringComparison.Ordinal);

        async Task<string> ErrorAsync(ComputeStatistics<Ride> component) =>
            (await Assert.ThrowsAsync<DataException>(() => component.RunAsync(Dataset.Of(Ride.Good), _step, default))).Message;
    }

    [Fact]
    public async Task Cancellation_ends_it()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new ComputeStatistics<Ride>().RunAsync(Dataset.Of(Ride.Good), _step, new CancellationToken(canceled: true)));
        Statistics<Ride> part = await ComputeAsync([Ride.Good]);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new MergeStatistics<Ride>().RunAsync(Collection.Of([part]), _step, new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task The_preview_is_a_table_of_columns()
    {
        ArtifactPreview preview = await (await ComputeAsync(Made(0, 100))).PreviewAsync(5, default);
        Assert.Equal(7, preview.TotalRows);
        Assert.Equal(5, preview.Rows.Length);
        Assert.Equal(["fare", "Single", "100", "0 %"], preview.Rows[0].Take(4));
        Assert.Equal("p0 (15 %)", preview.Rows[1][11]);
        Assert.Equal("latitude|Double|100|0 %|0|***|***|***|***|***|100|***", string.Join('|', preview.Rows[3]).Replace(SensitiveAttribute.Mask, "***", StringComparison.Ordinal));
    }

    [Fact]
    public async Task They_are_read_as_a_page_on_a_console_and_as_json()
    {
        (Statistics<Ride> opened, byte[][] files) = await StoreAsync(await ComputeAsync(Made(0, 100)));
        IReportable report = opened;
        Assert.Equal("report.html", report.PageFile);
        Assert.Equal(files[0], report.ToHtml().ToArray());
        Assert.Equal(files[2], report.ToJson().ToArray());
        string page = Encoding.UTF8.GetString(files[0]);
        Assert.StartsWith("<!DOCTYPE html>\n", page, StringComparison.Ordinal);
        Assert.Contains("p0", page, StringComparison.Ordinal);
        Assert.Contains("payment_type", page, StringComparison.Ordinal);
        Assert.Equal(["Ride", "Anomalies", "Columns"], report.DescribeReport().Select(static section => section.Title));
        Assert.Equal(7, report.DescribeReport()[2].Rows.Length);
    }

    [Fact]
    public async Task Sketches_that_are_damaged_are_refused()
    {
        string folder = _step.CreateFolder();
        await Statistics<Ride>.SaveAsync(await ComputeAsync(Made(0, 100)), new ArtifactFolder(folder, null!), default);
        string file = Path.Combine(folder, "sketches.bin");
        byte[] bytes = await File.ReadAllBytesAsync(file);
        await File.WriteAllBytesAsync(file, bytes[..^5]);
        Statistics<Ride> opened = await Statistics<Ride>.LoadAsync(new ArtifactFolder(folder, null!), default);
        DataException error = await Assert.ThrowsAsync<DataException>(
            () => new MergeStatistics<Ride>().RunAsync(Collection.Of([opened]), _step, default));
        Assert.Contains("Compute the statistics again.", error.Message, StringComparison.Ordinal);
    }

    private async Task CheckAsync(int[] sizes)
    {
        int start = 0;
        Ride[][] parts = [.. sizes.Select(size => Made((start += size) - size, size))];
        DatasetStatistics merged = (await MergeAsync(parts)).Content, whole = (await ComputeAsync([.. parts.SelectMany(static part => part)])).Content;
        Assert.Equal(whole.Rows, merged.Rows);
        Assert.Equal(whole.Weight, merged.Weight);
        foreach ((ColumnStatistics expected, ColumnStatistics actual) in whole.Columns.Zip(merged.Columns))
        {
            Assert.Equal((expected.Present, expected.Missing, expected.Minimum, expected.Maximum), (actual.Present, actual.Missing, actual.Minimum, actual.Maximum));
            Assert.Equal(expected.Frequent?.Values.ToArray(), actual.Frequent?.Values.ToArray());
            if (!expected.IsSensitive)
                Assert.Equal(expected.Distinct, actual.Distinct);
            if (expected.Numbers is not { } numbers)
                continue;
            NumberStatistics found = actual.Numbers!;
            Assert.Equal((numbers.Finite, numbers.Zeros, numbers.NotANumber, numbers.Minimum, numbers.Maximum), (found.Finite, found.Zeros, found.NotANumber, found.Minimum, found.Maximum));
            Near(numbers.Mean, found.Mean);
            Near(numbers.Deviation, found.Deviation);
        }

        Assert.Equal(Graph.Lines(whole.Find("payment_type")!.Texts), Graph.Lines(merged.Find("payment_type")!.Texts));
    }

    private static void Near(double? expected, double? actual)
    {
        Assert.Equal(expected is null, actual is null);
        if (expected is { } number)
            Assert.InRange(actual!.Value, number - (1e-12 * Math.Abs(number)), number + (1e-12 * Math.Abs(number)));
    }

    private Task<Statistics<Ride>> ComputeAsync(Ride[] rows) => new ComputeStatistics<Ride>().RunAsync(Dataset.Of(rows), _step, default);

    private async Task<Statistics<Ride>> MergeAsync(params Ride[][] parts)
    {
        List<Statistics<Ride>> stored = [];
        foreach (Ride[] part in parts)
            stored.Add((await StoreAsync(await ComputeAsync(part))).Opened);
        return await new MergeStatistics<Ride>().RunAsync(Collection.Of(stored), _step, default);
    }

    private async Task<(Statistics<Ride> Opened, byte[][] Files)> StoreAsync(Statistics<Ride> statistics)
    {
        var folder = new ArtifactFolder(_step.CreateFolder(), null!);
        await Statistics<Ride>.SaveAsync(statistics, folder, default);
        byte[][] files = [.. Directory.GetFiles(folder.Path).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];
        Assert.Equal(["report.html", "sketches.bin", "statistics.json"], Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        return (await Statistics<Ride>.LoadAsync(folder, default), files);
    }

    private static bool Contains(byte[] file, ReadOnlySpan<byte> wanted) => file.AsSpan().IndexOf(wanted) >= 0;

    private static Ride[] Made(int start, int count) => [.. Enumerable.Range(start, count).Select(static i => Made(i))];

    private static Ride Made(int i) => Ride.Good with
    {
        Fare = i % 97 == 0 ? float.NaN : (i * 7919L % 100_003) / 100f,
        Payment = i % 5 == 0 ? null : $"p{i % 7}",
        Hour = i % 11 == 0 ? null : i % 24,
        Latitude = 41 + (i % 1000 / 1000.0),
        Rider = $"r{i}",
        Day = new DateOnly(2026, 1, 1).AddDays(i % 365),
        Shared = i % 3 == 0,
    };
}
