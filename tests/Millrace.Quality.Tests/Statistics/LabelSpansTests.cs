using CsCheck;
using Millrace.Data;
using Millrace.Quality.Tests.Reports;
using Millrace.Quality.Tests.Rows;
using Millrace.Testing;

namespace Millrace.Quality.Tests.Statistics;

/// <summary>What was asked for beside one pass, of statistics of spans that were put together.</summary>
public sealed class LabelSpansTests : IDisposable
{
    private readonly TestStepContext _step = new();

    public void Dispose() => _step.Dispose();

    [Theory]
    [InlineData("fare", "")]
    [InlineData("fare", "hour")]
    [InlineData("hour", "")]
    public void Correlations_are_those_of_all_rows(string label, string weight) =>
        Gen.Int[0, 200].Array[1, 4].Sample(sizes => CheckAsync(label, weight, sizes).GetAwaiter().GetResult(), iter: 15);

    [Theory]
    [InlineData(0)]
    [InlineData(0, 0)]
    [InlineData(0, 3, 0)]
    public async Task Parts_may_be_without_rows(params int[] sizes)
    {
        await CheckAsync("fare", "", sizes);
        await CheckAsync("hour", "hour", sizes);
    }

    [Fact]
    public async Task A_single_part_stays_as_it_is()
    {
        var compute = new ComputeStatistics<Ride> { Label = "fare", ExactHistograms = true, SliceBy = ["hour"] };
        Statistics<Ride> part = await ComputeAsync(compute, Made(0, 100)), merged = await MergeAsync(compute, Made(0, 100));
        Assert.Equal(Graph.Lines(part.Content), Graph.Lines(merged.Content));
        Assert.True(merged.Content.Find("hour")!.Numbers!.IsEqualWidthExact);
        Assert.NotNull(merged.Content.Find("hour")!.Label!.MutualInformation);
    }

    [Fact]
    public async Task What_cannot_be_put_together_is_said()
    {
        var compute = new ComputeStatistics<Ride> { Label = "fare", ExactHistograms = true };
        Statistics<Ride> part = await ComputeAsync(compute, Made(0, 100)), merged = await MergeAsync(compute, Made(0, 100), Made(100, 100));
        Assert.Equal([merged.Content.NotKnown[2]], part.Content.NotKnown.ToArray());
        Assert.Equal(3, merged.Content.NotKnown.Length);
        Assert.StartsWith("Histograms are not counted exactly", merged.Content.NotKnown[0], StringComparison.Ordinal);
        Assert.StartsWith("The mutual information with the label is not known", merged.Content.NotKnown[1], StringComparison.Ordinal);
        Assert.StartsWith("How sensitive columns go with the label is not known", merged.Content.NotKnown[2], StringComparison.Ordinal);
        Assert.False(merged.Content.Find("fare")!.Numbers!.IsEqualWidthExact);
        Assert.Null(merged.Content.Find("latitude")!.Label);
        string page = System.Text.Encoding.UTF8.GetString(merged.ToHtml().Span);
        string console = string.Join('\n', merged.DescribeReport().Select(ConsoleText.Of));
        foreach (string sentence in merged.Content.NotKnown)
        {
            Assert.Contains(sentence, page, StringComparison.Ordinal);
            Assert.Contains(sentence, console, StringComparison.Ordinal);
        }

        // They may be put together again, and nothing is said where nothing was asked for.
        merged = await new MergeStatistics<Ride>().RunAsync(Collection.Of([await StoreAsync(merged), part]), _step, default);
        Assert.Equal((300, 3), (merged.Content.Rows, merged.Content.NotKnown.Length));
        Assert.Empty((await MergeAsync(new ComputeStatistics<Ride>(), Made(0, 10))).Content.NotKnown);
    }

    [Fact]
    public async Task Of_a_sensitive_label_nothing_is_kept()
    {
        Statistics<Ride> merged = await MergeAsync(new ComputeStatistics<Ride> { Label = "latitude" }, Made(0, 50), Made(50, 50));
        Assert.All(merged.Content.Columns, static column => Assert.Null(column.Label));
        Assert.StartsWith("How columns go with the label, which is sensitive, is not known", Assert.Single(merged.Content.NotKnown), StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_with_other_labels_are_refused()
    {
        CollectedStatistics one = new("Ride", Profile.Columns<Ride>()), other = new("Ride", Profile.Columns<Ride>());
        one.HoldAgainst("fare");
        DataException error = Assert.Throws<DataException>(() => one.Merge(other));
        Assert.Equal(
            "Statistics of Ride with the label of column \"fare\" cannot be merged with those of no column: compute both with the same label.", error.Message);
        other.HoldAgainst("fare");
        one.Merge(other);
    }

    [Fact]
    public void A_label_that_is_no_column_is_damage()
    {
        var stored = new CollectedStatistics("Ride", Profile.Columns<Ride>());
        stored.HoldAgainst("payment");
        DataException error = Assert.Throws<DataException>(() => CollectedStatistics.FromBytes(stored.ToBytes(), Profile.Columns<Ride>()));
        Assert.Contains("it has the label \"payment\", and Ride has no such column", error.Message, StringComparison.Ordinal);
    }

    private async Task CheckAsync(string label, string weight, int[] sizes)
    {
        var compute = new ComputeStatistics<Ride> { Label = label, Weight = weight };
        int start = 0;
        Ride[][] parts = [.. sizes.Select(size => Made((start += size) - size, size))];
        Ride[] all = [.. parts.SelectMany(static part => part)];
        DatasetStatistics merged = (await MergeAsync(compute, parts)).Content, whole = (await ComputeAsync(compute, all)).Content;
        Assert.Equal(label, merged.LabelColumn);
        foreach ((ColumnStatistics expected, ColumnStatistics actual) in whole.Columns.Zip(merged.Columns))
        {
            Assert.Equal((expected.Label is null, expected.IsSensitive || expected.Name == label), (actual.Label is null, actual.Label is null));
            if (expected.Label is not { } known)
                continue;
            Assert.Equal(known.Correlation is null, actual.Label!.Correlation is null);
            Assert.Equal(known.Correlation ?? 0, actual.Label.Correlation ?? 0, 1e-9);
            Assert.Equal(sizes.Length > 1 ? (null, null) : (known.MutualInformation, known.Estimator), (actual.Label.MutualInformation, actual.Label.Estimator));
        }

        double? plain = Pearson.Of(all.Where(ride => label != "fare" || float.IsFinite(ride.Fare)).Select(ride =>
            ((double)ride.Day.DayNumber, label == "fare" ? ride.Fare : (double)ride.Hour!.Value, weight == "hour" ? ride.Hour!.Value : 1.0)));
        double? day = merged.Find("day")!.Label!.Correlation;
        Assert.Equal(plain is null, day is null);
        Assert.Equal(plain ?? 0, day ?? 0, 1e-9);
    }

    private Task<Statistics<Ride>> ComputeAsync(ComputeStatistics<Ride> compute, Ride[] rows) => compute.RunAsync(Dataset.Of(rows), _step, default);

    private async Task<Statistics<Ride>> MergeAsync(ComputeStatistics<Ride> compute, params Ride[][] parts)
    {
        List<Statistics<Ride>> stored = [];
        foreach (Ride[] part in parts)
            stored.Add(await StoreAsync(await ComputeAsync(compute, part)));
        return await new MergeStatistics<Ride>().RunAsync(Collection.Of(stored), _step, default);
    }

    private async Task<Statistics<Ride>> StoreAsync(Statistics<Ride> statistics)
    {
        var folder = new ArtifactFolder(_step.CreateFolder(), null!);
        await Statistics<Ride>.SaveAsync(statistics, folder, default);
        return await Statistics<Ride>.LoadAsync(folder, default);
    }

    private static Ride[] Made(int start, int count) => [.. Enumerable.Range(start, count).Select(static i => Ride.Good with
    {
        Fare = i % 97 == 0 ? float.NaN : (i * 7919L % 1003) / 10f,
        Hour = i % 24,
        Latitude = 41 + (i % 100 / 100.0),
        Day = new DateOnly(2026, 1, 1).AddDays(i % 365),
    })];
}
