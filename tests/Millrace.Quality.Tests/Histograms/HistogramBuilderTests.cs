using Millrace.Data;
using Millrace.Data.Tests.Sketches;

namespace Millrace.Quality.Tests.Histograms;

public sealed class HistogramBuilderTests
{
    public static TheoryData<string> Distributions => [.. Samples.Names];

    [Theory]
    [MemberData(nameof(Distributions))]
    public void Histograms_of_a_sketch_lie_within_its_bound_of_the_exact_ones(string name)
    {
        double[] values = Samples.Of(name, 50_000, seed: 12);
        QuantileSketch sketch = Filled.Of(values);
        EqualWidthCounter counter = new(sketch.Minimum, sketch.Maximum, 10);
        counter.Add(values, [.. values.Select(static _ => 1.0)]);
        Histogram exact = counter.ToHistogram(), estimated = HistogramBuilder.EqualWidths(sketch.View(), 10);
        Assert.Equal(exact.Buckets.Select(Ends), estimated.Buckets.Select(Ends));
        foreach ((HistogramBucket expected, HistogramBucket found) in exact.Buckets.Zip(estimated.Buckets))
        {
            int truth = values.Count(value => value >= expected.Low && (value < expected.High || (value == expected.High && value == sketch.Maximum)));
            Assert.Equal(truth, expected.Weight);
            Assert.InRange(found.Weight, truth - (2 * QuantileSketch.RankError * values.Length), truth + (2 * QuantileSketch.RankError * values.Length));
        }

        Histogram depth = HistogramBuilder.EqualDepth(sketch.View(), 10);
        Assert.All(depth.Buckets, bucket => Assert.True(bucket.Weight >= sketch.Finite.Weight / 10 * 0.999));
        foreach (Histogram histogram in new[] { exact, estimated, depth })
        {
            Assert.Equal(values.Count(double.IsFinite), histogram.FiniteWeight, 1e-6);
            Assert.Equal(
                (values.Count(double.IsNaN), values.Count(double.IsNegativeInfinity), values.Count(double.IsPositiveInfinity)),
                ((int)histogram.NotANumber, (int)histogram.NegativeInfinite, (int)histogram.PositiveInfinite));
            Assert.Equal((sketch.Minimum, sketch.Maximum), (histogram.Buckets[0].Low, histogram.Buckets[^1].High));
        }
    }

    [Fact]
    public void Few_numbers_give_exact_quantile_buckets()
    {
        Histogram histogram = HistogramBuilder.EqualDepth(Filled.Of([1, 2, 3, 4, 5, 6, 7, 8]).View(), 4);
        Assert.Equal([new(1, 2, 2), new(2, 4, 2), new(4, 6, 2), new(6, 8, 2)], histogram.Buckets.ToArray());
        Histogram mostlyZero = HistogramBuilder.EqualDepth(Filled.Of([0, 0, 0, 0, 0, 0, 5, 9]).View(), 4);
        Assert.Equal([new(0, 0, 6), new(0, 9, 2)], mostlyZero.Buckets.ToArray());
    }

    [Theory]
    [InlineData(new double[0])]
    [InlineData(new[] { double.PositiveInfinity, double.NaN })]
    public void Without_a_finite_number_there_is_no_bucket(double[] values)
    {
        QuantileSketch sketch = Filled.Of(values);
        EqualWidthCounter counter = new(sketch.Minimum, sketch.Maximum, 10);
        counter.Add(values, [.. values.Select(static _ => 1.0)]);
        foreach (Histogram histogram in All(sketch, counter))
        {
            Assert.Empty(histogram.Buckets.Where(static bucket => bucket.Weight > 0));
            Assert.Equal((values.Length, 0), ((int)histogram.Total, (int)histogram.FiniteWeight));
        }
    }

    [Fact]
    public void Equal_numbers_are_one_bucket_of_that_number()
    {
        QuantileSketch sketch = Filled.Of([7, 7, 7]);
        EqualWidthCounter counter = new(7, 7, 10);
        counter.Add([7, 7, 7], [1, 1, 1]);
        foreach (Histogram histogram in All(sketch, counter))
        {
            HistogramBucket bucket = Assert.Single(histogram.Buckets);
            Assert.Equal((7, 7), Ends(bucket));
            Assert.Equal(3, bucket.Weight, 1e-12);
        }
    }

    [Theory]
    [InlineData(1, 2, 10)]
    [InlineData(0, double.Epsilon, 3)]
    [InlineData(double.MinValue, double.MaxValue, 7)]
    [InlineData(1, 1.0000000000000004, 5)]
    public void Numbers_on_an_edge_begin_a_bucket_and_the_greatest_ends_the_last(double minimum, double maximum, int count)
    {
        double[] edges = EqualWidth.Edges(minimum, maximum, count);
        Assert.Equal((minimum, maximum, count + 1), (edges[0], edges[^1], edges.Length));
        Assert.Equal(edges.Order(), edges);
        EqualWidthCounter counter = new(minimum, maximum, count), other = new(minimum, maximum, count);
        counter.Add(edges, [.. edges.Select(static _ => 1.0)]);
        other.Add([minimum, double.NaN, double.NegativeInfinity, double.PositiveInfinity], [2, 3, 4, 5]);
        counter.Merge(other);
        Histogram histogram = counter.ToHistogram();
        Assert.Equal((count + 3, 3, 4, 5), (histogram.FiniteWeight, histogram.NotANumber, histogram.NegativeInfinite, histogram.PositiveInfinite));
        foreach (HistogramBucket bucket in histogram.Buckets)
        {
            bool isLast = bucket == histogram.Buckets[^1];
            int expected = edges.Count(edge => edge >= bucket.Low && (edge < bucket.High || (isLast && edge == maximum))) + (bucket.Low == minimum ? 2 : 0);
            Assert.Equal(expected, bucket.Weight);
        }

        Assert.Throws<ArgumentException>(() => counter.Merge(new EqualWidthCounter(minimum, maximum, count + 1)));
    }

    private static Histogram[] All(QuantileSketch sketch, EqualWidthCounter counter) =>
        [HistogramBuilder.EqualDepth(sketch.View(), 10), HistogramBuilder.EqualWidths(sketch.View(), 10), counter.ToHistogram()];

    private static (double Low, double High) Ends(HistogramBucket bucket) => (bucket.Low, bucket.High);
}
