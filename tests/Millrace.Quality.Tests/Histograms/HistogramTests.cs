using System.Collections.Immutable;
using CsCheck;
using Millrace.Data;

namespace Millrace.Quality.Tests.Histograms;

public sealed class HistogramTests
{
    [Fact]
    public void Buckets_are_cut_evenly_and_single_numbers_stay_one_place()
    {
        var histogram = new Histogram([new(0, 4, 8), new(4, 4, 3), new(6, 7, 1)], 5, 6, 7);
        Histogram cut = histogram.Rebin([-1, 1, 3, 4, 6.5, 8]);
        Assert.Equal([2, 4, 2, 3.5, 0.5], cut.Buckets.Select(static bucket => bucket.Weight));
        Assert.Equal((5, 6, 7, 30, 12), (cut.NotANumber, cut.NegativeInfinite, cut.PositiveInfinite, cut.Total, cut.FiniteWeight));
        Assert.Equal(3, new Histogram([new(1, 1, 3)]).Rebin([0, 1]).Buckets[0].Weight);
        Assert.Equal([0, 0], Histogram.Empty.Rebin([0, 1, 2]).Buckets.Select(static bucket => bucket.Weight));
    }

    [Fact]
    public void Cutting_keeps_the_weight_and_cutting_in_steps_is_as_cutting_at_once() =>
        Gen.Select(Gen.Double[0, 9].Array[0, 6], Gen.Double[0, 9].Array[0, 12], Any).Sample(
            static (coarse, more, histogram) =>
            {
                double[] few = [-1, .. coarse.Distinct().Order(), 10], many = [.. few.Concat(more).Distinct().Order()];
                Histogram once = histogram.Rebin(few), fine = histogram.Rebin(many);
                Assert.Equal(histogram.FiniteWeight, once.FiniteWeight, 1e-9);
                for (int i = 0; i < once.Buckets.Length; i++)
                {
                    HistogramBucket bucket = once.Buckets[i];
                    double sum = fine.Buckets.Where(each => each.Low >= bucket.Low && each.High <= bucket.High).Sum(static each => each.Weight);
                    Assert.Equal(bucket.Weight, sum, 1e-9);
                }
            },
            iter: 2000,
            seed: "0N0XIzNsQ0O2");

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(0, double.NaN)]
    [InlineData(0, double.PositiveInfinity)]
    public void Edges_that_are_none_are_refused(double first, double second) =>
        Assert.Throws<DataException>(() => Histogram.Empty.Rebin([first, second]));

    [Fact]
    public void A_histogram_must_hold_together()
    {
        Assert.Contains("3 to 4", Assert.Throws<DataException>(() => new Histogram([new(3, 4, 1)]).Rebin([0, 3.5])).Message, StringComparison.Ordinal);
        foreach (ImmutableArray<HistogramBucket> wrong in new ImmutableArray<HistogramBucket>[]
        {
            [new(2, 1, 1)], [new(0, 2, 1), new(1, 3, 1)], [new(double.NaN, 1, 1)],
            [new(0, double.PositiveInfinity, 1)], [new(0, 1, -1)], [new(0, 1, double.NaN)],
        })
        {
            Assert.Throws<DataException>(() => new Histogram(wrong));
        }

        Assert.Throws<DataException>(() => new Histogram([], double.NaN));
        Assert.Empty(new Histogram(default).Buckets);
    }

    [Fact]
    public void Buckets_as_wide_as_doubles_go_are_cut()
    {
        Histogram cut = new Histogram([new(double.MinValue, double.MaxValue, 4)]).Rebin([double.MinValue, 0, double.MaxValue / 2, double.MaxValue]);
        Assert.Equal([2, 1, 1], cut.Buckets.Select(static bucket => bucket.Weight));
    }

    /// <summary>Histograms between 0 and 9 with buckets, gaps and single numbers.</summary>
    internal static Gen<Histogram> Any { get; } = Gen.Select(Gen.Int[0, 9].Array[0, 8], Gen.Double[0, 5].Array[8], Gen.Double[0, 2].Array[3], Gen.Bool)
        .Select(static (ends, weights, rest, hasRest) =>
        {
            Array.Sort(ends);
            HistogramBucket[] buckets = [.. Enumerable.Range(0, ends.Length / 2).Select(i => new HistogramBucket(ends[2 * i], ends[(2 * i) + 1], weights[i]))];
            return hasRest ? new Histogram([.. buckets], rest[0], rest[1], rest[2]) : new Histogram([.. buckets]);
        });
}
