namespace Millrace.Data.Tests.Sketches;

public sealed class WeightedQuantileTests
{
    [Theory]
    [InlineData("uniform", 0.01, 3)]
    [InlineData("lognormal", 1, 1000)]
    [InlineData("zigzag", 0.5, 1.5)]
    [InlineData("few", 1e-9, 1e9)]
    [InlineData("infinite", 1, 2)]
    public void Ranks_by_weight_lie_within_the_bound(string name, double least, double most)
    {
        double[] values = Samples.Of(name, 200_000, seed: 4), weights = Weights(values.Length, least, most);
        var sketch = new QuantileSketch(1);
        sketch.Add(values, weights);
        Assert.True(sketch.RankErrorAt(QuantileSketch.Confidence) <= QuantileSketch.RankError);
        RankCheck.Holds(sketch, values, weights);
    }

    [Fact]
    public void As_few_different_numbers_as_are_kept_are_exact()
    {
        double[] values = [.. Enumerable.Range(0, 100_000).Select(static i => (double)(i % WeightedValues.MostDifferent))];
        double[] weights = Weights(values.Length, 0.01, 10);
        var sketch = new QuantileSketch(1);
        sketch.Add(values, weights);
        Assert.True(sketch.IsExact);
        RankCheck.Holds(sketch, values, weights);
    }

    [Fact]
    public void One_heavy_number_among_many_light_ones_spoils_nothing()
    {
        double[] values = Samples.Of("normal", 300_000, seed: 6), weights = [.. Enumerable.Repeat(1.0, values.Length)];
        weights[1000] = 100_000;
        var sketch = new QuantileSketch(1);
        sketch.Add<double>(values.AsSpan(1001));
        sketch.Add(values.AsSpan(0, 1001), weights.AsSpan(0, 1001));
        Assert.True(sketch.RankErrorAt(QuantileSketch.Confidence) <= QuantileSketch.RankError);
        RankCheck.Holds(sketch, values, weights);
    }

    [Fact]
    public void Weighted_and_plain_sketches_merge()
    {
        double[] values = Samples.Of("uniform", 120_000, seed: 8), weights = [.. Weights(60_000, 0.1, 5), .. Enumerable.Repeat(1.0, 60_000)];
        QuantileSketch merged = new(1), plain = new(2);
        merged.Add(values.AsSpan(0, 60_000), weights.AsSpan(0, 60_000));
        plain.Add<double>(values.AsSpan(60_000));
        merged.Merge(plain);
        RankCheck.Holds(merged, values, weights);
        Assert.True(merged.RankErrorAt(QuantileSketch.Confidence) <= QuantileSketch.RankError);
    }

    [Fact]
    public void A_number_without_weight_is_none()
    {
        var sketch = new QuantileSketch(1);
        sketch.Add([1, 2, double.NaN], [0, 3, 0.5]);
        Assert.Equal((new Tally(1, 3), new Tally(1, 0.5), 2), (sketch.Finite, sketch.NotANumber, sketch.Minimum));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e101)]
    public void A_weight_that_is_none_is_refused_with_its_value(double weight)
    {
        DataException fault = Assert.Throws<DataException>(() => new QuantileSketch(1).Add([1], [weight]));
        Assert.Contains(weight.ToString("R", System.Globalization.CultureInfo.InvariantCulture), fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_as_small_and_large_as_allowed_do_no_harm()
    {
        var sketch = new QuantileSketch(1);
        double[] values = Samples.Of("uniform", 10_000, seed: 1);
        sketch.Add(values, [.. Enumerable.Range(0, values.Length).Select(static i => i % 3 == 0 ? double.Epsilon : i % 3 == 1 ? 1e-300 : 1e100)]);
        Assert.InRange(sketch.View().FiniteQuantile(0.5)!.Value, 0.4, 0.6);
        Assert.True(double.IsFinite(sketch.RankErrorAt(0.999)));
        Assert.Equal(sketch.ToBytes(), QuantileSketch.FromBytes(sketch.ToBytes()).ToBytes());
    }

    /// <summary>The squares of such weights are no doubles.</summary>
    [Theory]
    [InlineData(-660)]
    [InlineData(-1000)]
    [InlineData(330)]
    public void The_stated_error_does_not_depend_on_the_scale_of_weights(int exponent)
    {
        double[] values = Samples.Of("uniform", 10_000, seed: 3), weights = [.. Enumerable.Repeat(Math.ScaleB(1, exponent), values.Length)];
        QuantileSketch scaled = new(1), plain = new(1);
        scaled.Add(values, weights);
        plain.Add(values, [.. Enumerable.Repeat(1.0, values.Length)]);
        Assert.False(scaled.IsExact);
        Assert.Equal(plain.RankErrorAt(0.999), scaled.RankErrorAt(0.999), 1e-12);
        Assert.InRange(scaled.RankErrorAt(0.999), 1e-4, QuantileSketch.RankError);
        RankCheck.Holds(scaled, values, weights);
        scaled.Merge(QuantileSketch.FromBytes(scaled.ToBytes()));
        plain.Merge(QuantileSketch.FromBytes(plain.ToBytes()));
        Assert.Equal(plain.RankErrorAt(0.999), scaled.RankErrorAt(0.999), 1e-12);
    }

    private static double[] Weights(int count, double least, double most)
    {
        var random = new Random(count);
        return [.. Enumerable.Range(0, count).Select(_ => least * Math.Pow(most / least, random.NextDouble()))];
    }
}
