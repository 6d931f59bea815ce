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
    public void Correlations_are_those_of_all_rows(string label, string weight) => Gen.Int[0, 200].Array[1, 4].Sample(
        sizes =>
        {
            var compute = new ComputeStatistics<Ride> { Label = label, Weight = weight };
            int start = 0;
            Ride[][] parts = [.. sizes.Select(size => Made((start += size) - size, size))];
            DatasetStatistics merged = MergeAsync(compute, parts).GetAwaiter().GetResult().Content;
            DatasetStatistics whole = ComputeAsync(compute, [.. parts.SelectMany(static part => part)]).GetAwaiter().GetResult().Content;
            Assert.Equal(label, merged.LabelColumn);
            foreach ((ColumnStatistics expected, ColumnStatistics actual) in whole.Columns.Zip(merged.Columns))
            {
                Assert.Equal(expected.Label is null, actual.Label is null);
                if (expected.Label is not { } known || expected.IsSensitive)
                    continue;
                Assert.Equal(known.Correlation is null, actual.Label!.Correlation is null);
                Assert.Equal(known.Correlation ?? 0, actual.Label.Correlation ?? 0, 1e-9);
                Assert.Equal((null, null), (actual.Label.MutualInformation, actual.Label.Estimator));
            }
        },
        iter: 15);

    [Fact]
    public async Task What_cannot_be_put_together_is_said()
    {
        var compute = new ComputeStatistics<Ride> { Label = "fare", ExactHistograms = true };
        Statistics<Ride> part = await ComputeAsync(compute, Made(0, 100)), merged = await MergeAsync(compute, Made(0, 100), Made(100, 100));
        Assert.Empty(part.Content.NotKnown);
        Assert.Equal(3, merged.Content.NotKnown.Length);
        Assert.StartsWith("Histograms are not counted exactly", merged.Content.NotKnown[0], StringComparison.Ordinal);
        Assert.StartsWith("The mutual information with the label is not known", merged.Content.NotKnown[1], StringComparison.Ordinal);
        Assert.StartsWith("How sensitive columns go with the label is not known", merged.Content.NotKnown[2], StringComparison.Ordinal);
        Assert.False(merged.Content.Find("fare")!.Numbers!.IsEqualWidthExact);
        Assert.Null(merged.Content.Find("latitude")!.Label!.Correlation);
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
        Assert.All(merged.Content.Columns, static column => Assert.Null(column.Label?.Correlation));
        Assert.StartsWith("How columns go with the label, which is sensitive, is not known", merged.Content.NotKnown[1], StringComparison.Ordinal);
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
