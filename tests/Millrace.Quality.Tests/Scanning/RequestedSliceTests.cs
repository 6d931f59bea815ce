using CsCheck;
using Millrace.Data;
using Millrace.Quality.Tests.Rows;
using Millrace.Quality.Tests.Statistics;
using Millrace.Testing;

namespace Millrace.Quality.Tests.Scanning;

/// <summary>What is asked for of all rows is told of their slices too, held against a plain implementation over the rows of each.</summary>
public sealed class RequestedSliceTests : IDisposable
{
    private static readonly double[] s_shares = [.. Enumerable.Range(1, LabelCollector.Bins - 1).Select(static bin => (double)bin / LabelCollector.Bins)];

    private readonly TestStepContext _step = new();

    public void Dispose() => _step.Dispose();

    [Theory]
    [InlineData("fare", null)]
    [InlineData("fare", "hour")]
    [InlineData("shared", "hour")]
    [InlineData("payment_type", null)]
    public void Slices_have_all_that_all_rows_have(string label, string? weight) =>
        Gen.Select(Gen.Int[0, 5], Gen.Int[1, 23], Gen.Int[0, 40], Gen.Bool, static (payment, hour, fare, shared) => Ride.Good with
        {
            Payment = payment == 0 ? null : $"p{payment}",
            Hour = hour,
            Fare = fare == 40 ? float.NaN : fare / 4f,
            Day = new DateOnly(2026, 1, 1).AddDays((hour * 3) + fare),
            Shared = shared,
        }).Array[0, 40].Array[1, 3].Sample(stretches => Check(stretches, label, weight), iter: 60);

    [Fact]
    public async Task Slices_are_stored_and_put_together_with_their_correlations()
    {
        var compute = new ComputeStatistics<Ride> { Label = "fare", SliceBy = ["payment_type"], MostSlices = 2 };
        Ride[] rides = [.. Enumerable.Range(0, 600).Select(static i => Ride.Good with
        {
            Fare = (i * 7919 % 1003) / 8f, Hour = (i * 31 % 24 / 2) + (i * 7919 % 1003 / 100), Payment = i % 10 < 5 ? "a" : i % 10 < 8 ? "b" : $"c{i % 10}",
        })];
        List<Statistics<Ride>> parts = [];
        foreach (Ride[] some in rides.Chunk(250))
        {
            var folder = new ArtifactFolder(_step.CreateFolder(), null!);
            await Statistics<Ride>.SaveAsync(await compute.RunAsync(Dataset.Of(some), _step, default), folder, default);
            parts.Add(await Statistics<Ride>.LoadAsync(folder, default));
        }

        Statistics<Ride> merged = await new MergeStatistics<Ride>().RunAsync(Collection.Of(parts), _step, default);
        Assert.Equal(["a", "b", "other"], merged.Content.Slices.Select(static slice => slice.Value));
        foreach (SliceStatistics slice in merged.Content.Slices)
        {
            double expected = Pearson.Of(rides.Where(ride => slice.IsOthers ? ride.Payment![0] == 'c' : ride.Payment == slice.Value)
                .Select(static ride => ((double)ride.Hour!.Value, (double)ride.Fare, 1.0)))!.Value;
            Assert.Equal("fare", slice.Statistics.LabelColumn);
            Assert.Equal(expected, slice.Statistics.Find("hour")!.Label!.Correlation!.Value, 1e-9);
            Assert.Null(slice.Statistics.Find("hour")!.Label!.MutualInformation);
        }

        string page = System.Text.Encoding.UTF8.GetString(parts[0].ToHtml().Span), told = ReportNumber.Of(
            parts[0].Content.Slices[0].Statistics.Find("hour")!.Label!.MutualInformation!.Value);
        Assert.Contains($"{told} bits", page, StringComparison.Ordinal);
    }

    private static void Check(Ride[][] stretches, string label, string? weight)
    {
        StatisticsOptions options = new()
        {
            Label = label,
            Weight = weight,
            ExactHistograms = true,
            SliceBy = ["payment_type", "shared"],
            MostSlices = 3,
            Buckets = 4,
            Quantiles = [.. s_shares],
        };
        ScanResult found = Scanned(options, stretches);
        Ride[] all = [.. stretches.SelectMany(static rides => rides)];
        HashSet<string?> listed =
            [.. found.Statistics.Slices.Where(static each => each.Column == "payment_type" && !each.IsOthers).Select(static each => each.Value)];
        long counted = 0;
        foreach (SliceStatistics slice in found.Statistics.Slices)
        {
            Ride[] rides = [.. all.Where(ride => slice.Column == "shared" ? (ride.Shared ? "true" : "false") == slice.Value
                : slice.IsOthers ? !listed.Contains(ride.Payment) : ride.Payment == slice.Value)];
            counted += rides.Length;
            Assert.Equal(rides.Length, slice.Statistics.Rows);
            CheckHistogram(found.Statistics.Find("fare")!, slice.Statistics.Find("fare")!, rides, weight);
            foreach (string column in (string[])["hour", "day", "shared", "payment_type", "fare"])
                CheckLabel(found.Statistics, slice.Statistics.Find(column)!, column, rides, label, weight);
            Finite.Check(slice.Statistics);
        }

        Assert.Equal(2 * all.Length, counted);
        Assert.Equal(found.Collected.ToBytes(), CollectedStatistics.FromBytes(found.Collected.ToBytes(), Profile.Columns<Ride>()).ToBytes());
    }

    // The buckets are those of all rows.
    private static void CheckHistogram(ColumnStatistics whole, ColumnStatistics found, Ride[] rides, string? weight)
    {
        Ride[] finite = [.. rides.Where(static ride => float.IsFinite(ride.Fare))];
        Assert.Equal(finite.Length > 0, found.Numbers!.IsEqualWidthExact);
        if (finite.Length == 0)
            return;
        HistogramBucket[] buckets = [.. whole.Numbers!.EqualWidth!.Buckets], its = [.. found.Numbers.EqualWidth!.Buckets];
        Assert.Equal(buckets.Length, its.Length);
        for (int i = 0; i < buckets.Length; i++)
        {
            bool isLast = i == buckets.Length - 1;
            double expected = finite.Where(ride => ride.Fare >= buckets[i].Low && (ride.Fare < buckets[i].High || isLast)).Sum(ride => WeightOf(ride, weight));
            Assert.Equal((buckets[i].Low, buckets[i].High, expected), (its[i].Low, its[i].High, its[i].Weight));
        }
    }

    private static void CheckLabel(DatasetStatistics whole, ColumnStatistics found, string column, Ride[] rides, string label, string? weight)
    {
        Assert.Equal(column == label, found.Label is null);
        if (found.Label is null)
            return;
        double? correlation = NumberOf(column, Ride.Good) is null || NumberOf(label, Ride.Good) is null ? null : Pearson.Of(
            rides.Select(ride => (X: NumberOf(column, ride)!.Value, Y: NumberOf(label, ride)!.Value, Weight: WeightOf(ride, weight)))
                .Where(static row => double.IsFinite(row.X) && double.IsFinite(row.Y)));
        Assert.Equal(correlation is null, found.Label.Correlation is null);
        Assert.Equal(correlation ?? 0, found.Label.Correlation ?? 0, 1e-9);

        var pairs = rides.Select(ride => (Left: CategoryOf(whole, column, ride), Right: CategoryOf(whole, label, ride), Weight: WeightOf(ride, weight)))
            .Where(static row => row.Left is not null && row.Right is not null && row.Weight > 0).ToArray();
        double total = pairs.Sum(static pair => pair.Weight);
        double Entropy<TKey>(Func<(string? Left, string? Right, double Weight), TKey> key) =>
            -pairs.GroupBy(key).Select(group => group.Sum(static pair => pair.Weight) / total).Sum(static share => share * Math.Log2(share));
        Assert.Equal(pairs.Length == 0, found.Label.MutualInformation is null);
        double expected = pairs.Length == 0 ? 0
            : Entropy(static pair => pair.Left) + Entropy(static pair => pair.Right) - Entropy(static pair => (pair.Left, pair.Right));
        Assert.Equal(expected, found.Label.MutualInformation ?? 0, 1e-9);
    }

    private static double WeightOf(Ride ride, string? weight) => weight is null ? 1 : ride.Hour!.Value;

    private static double? NumberOf(string column, Ride ride) => column switch
    {
        "fare" => ride.Fare, "hour" => ride.Hour!.Value, "day" => ride.Day.DayNumber, _ => null,
    };

    // Numbers in bins of all rows; null where there is no value.
    private static string? CategoryOf(DatasetStatistics whole, string column, Ride ride)
    {
        if (column == "payment_type")
            return ride.Payment;
        if (NumberOf(column, ride) is not { } number)
            return ride.Shared ? "true" : "false";
        return double.IsNaN(number) ? null : $"{whole.Find(column)!.Numbers!.Quantiles.Count(quantile => quantile.Value < number)}";
    }

    private static ScanResult Scanned(StatisticsOptions options, Ride[][] stretches)
    {
        using var shape = new Ride.Batch(0);
        using var first = new ScanWork(Ride.Schema, Profile.Request(options));
        Join(first, stretches, shape);
        ScanResult result = first.Result(shape);
        using var second = new RequestedWork(new RequestedPlan(Ride.Schema, options, result.Collected), static () => new Ride.Batch(0));
        Join(second, stretches, shape);
        return second.Complete(result);
    }

    private static void Join<TPart>(IStretchWork<TPart> work, Ride[][] stretches, Batch shape)
        where TPart : class
    {
        long row = 0;
        for (int i = 0; i < stretches.Length; i++)
        {
            TPart part = work.Begin(shape, i);
            using Batch batch = Ride.Of(stretches[i]);
            work.Add(part, batch, row);
            row += stretches[i].Length;
            work.End(part);
            work.Join(part);
        }
    }
}
