using System.Numerics;

namespace Millrace.Data.Tests.Sketches;

public sealed class MomentsTests
{
    [Theory]
    [InlineData("uniform", 0)]
    [InlineData("normal", 1e9)]
    [InlineData("uniform", 1e9)]
    [InlineData("few", -1e9)]
    [InlineData("lognormal", 12)]
    [InlineData("zigzag", 1e6)]
    public void Mean_and_spread_agree_with_exact_arithmetic(string name, double offset)
    {
        double[] values = [.. Samples.Of(name, 20_011, seed: 3).Select(value => value + offset)];
        (double mean, double variance) = Exact(values);
        Moments moments = Of(values);
        Near(mean, moments.Mean, 1e-14);
        Near(variance, moments.PopulationVariance, 1e-10);
        Near(Math.Sqrt(variance), moments.PopulationDeviation, 1e-10);
        Assert.Equal((values.Min(), values.Max(), values.Length), (moments.Minimum, moments.Maximum, (int)moments.Finite.Count));
        Assert.Equal(values.Count(static value => value == 0), moments.Zeros.Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Merged_in_any_tree_of_shards_they_are_the_same_to_a_trillionth(int seed)
    {
        double[] values = [.. Samples.Of("normal", 100_000, seed).Select(static value => value + 1000)];
        var random = new Random(seed);
        Moments whole = Of(values);
        Moments merged = Samples.Join(
            Samples.Cut(values.Length, 80, random).Select(range => Of(values[range])).ToArray(), static (into, from) => into.Merge(from), random);
        Near(whole.Mean, merged.Mean, 1e-12);
        Near(whole.PopulationVariance, merged.PopulationVariance, 1e-12);
        Assert.Equal((whole.Finite, whole.Minimum, whole.Maximum), (merged.Finite, merged.Minimum, merged.Maximum));
    }

    [Fact]
    public void What_is_infinite_or_no_number_is_counted_apart()
    {
        double[] values = Samples.Of("infinite", 10_000, seed: 8);
        Moments moments = Of(values);
        Moments finite = Of([.. values.Where(double.IsFinite)]);
        Assert.Equal(
            (values.Count(double.IsNaN), values.Count(double.IsPositiveInfinity), values.Count(double.IsNegativeInfinity)),
            ((int)moments.NotANumber.Count, (int)moments.PositiveInfinite.Count, (int)moments.NegativeInfinite.Count));
        Assert.Equal(finite.Finite, moments.Finite);
        Near(finite.Mean, moments.Mean, 1e-12);
        Near(finite.PopulationVariance, moments.PopulationVariance, 1e-12);
    }

    [Fact]
    public void Nothing_one_number_and_equal_numbers_have_no_spread()
    {
        Assert.Equal((0, 0), (Of([]).Mean, Of([]).PopulationVariance));
        Assert.Equal((0.1, 0), (Of([0.1]).Mean, Of([0.1]).PopulationVariance));
        Moments equal = Of(Samples.Of("equal", 5000, 0));
        equal.Merge(Of(Samples.Of("equal", 1500, 0)));
        Assert.Equal((0.1, 0), (equal.Mean, equal.PopulationVariance));
        Moments infinite = Of([double.NaN, double.PositiveInfinity]);
        Assert.Equal((0, 0, 0L), (infinite.Mean, infinite.PopulationDeviation, infinite.Finite.Count));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3000)]
    public void Numbers_near_the_ends_of_double_never_give_NaN(int length)
    {
        var moments = new Moments();
        for (int i = 0; i < 4; i++)
        {
            moments.Add<double>([.. Enumerable.Range(0, length).Select(index => (index + i) % 2 == 0 ? double.MaxValue : double.MinValue)]);
            moments.Add([double.MaxValue, -1e308], [0.5, 1e100]);
        }

        Assert.True(double.IsFinite(moments.Mean));
        Assert.Equal((double.PositiveInfinity, double.PositiveInfinity), (moments.PopulationVariance, moments.PopulationDeviation));
        Moments merged = Of([double.MaxValue, double.MaxValue]);
        merged.Merge(moments);
        Assert.True(double.IsFinite(merged.Mean) && merged.PopulationVariance == double.PositiveInfinity);
        Near(double.MaxValue, Of([.. Enumerable.Repeat(double.MaxValue, 2000), double.MaxValue / 2]).Maximum, 0);
        Assert.Equal(merged.ToBytes(), Moments.FromBytes(merged.ToBytes()).ToBytes());
    }

    [Fact]
    public void Weights_count_as_so_many_numbers()
    {
        double[] values = Samples.Of("infinite", 3000, seed: 2);
        int[] weights = [.. values.Select(static (_, index) => index % 4)];
        Moments weighted = new(), repeated = Of([.. values.SelectMany((value, index) => Enumerable.Repeat(value, weights[index]))]);
        weighted.Add(values, [.. weights.Select(static weight => (double)weight)]);
        Near(repeated.Mean, weighted.Mean, 1e-12);
        Near(repeated.PopulationVariance, weighted.PopulationVariance, 1e-12);
        Assert.Equal(
            (repeated.Finite.Weight, repeated.NotANumber.Weight, repeated.PositiveInfinite.Weight, repeated.Zeros.Weight),
            (weighted.Finite.Weight, weighted.NotANumber.Weight, weighted.PositiveInfinite.Weight, weighted.Zeros.Weight));
    }

    [Fact]
    public void Numbers_of_every_type_are_taken()
    {
        var moments = new Moments();
        moments.Add<int>([1, 0]);
        moments.Add<float>([2.5f]);
        moments.Add<long>([long.MaxValue]);
        moments.Add<byte>([3]);
        Assert.Equal((5L, 1L, 0, 9.2233720368547758E+18), (moments.Finite.Count, moments.Zeros.Count, moments.Minimum, moments.Maximum));
    }

    [Fact]
    public void Bytes_are_read_back_or_refused()
    {
        Moments moments = Of(Samples.Of("infinite", 500, seed: 1));
        Assert.Equal(moments.ToBytes(), Moments.FromBytes(moments.ToBytes()).ToBytes());
        Assert.Equal(new Moments().ToBytes(), Moments.FromBytes(new Moments().ToBytes()).ToBytes());
        Hostile.Try(moments.ToBytes(), static bytes => Assert.False(double.IsNaN(Moments.FromBytes(bytes).PopulationDeviation)));
    }

    internal static void Near(double expected, double actual, double share) =>
        Assert.InRange(actual, expected - (Math.Abs(expected) * share), expected + (Math.Abs(expected) * share));

    private static Moments Of(double[] values)
    {
        var moments = new Moments();
        moments.Add<double>(values);
        return moments;
    }

    // Whole numbers of 2^-60 have no rounding.
    private static (double Mean, double Variance) Exact(double[] values)
    {
        BigInteger[] units = [.. values.Select(static value => (BigInteger)Math.ScaleB(value, 60))];
        BigInteger sum = units.Aggregate(BigInteger.Zero, static (total, unit) => total + unit);
        BigInteger squares = units.Aggregate(BigInteger.Zero, static (total, unit) => total + (unit * unit));
        BigInteger spread = (squares * values.Length) - (sum * sum);
        return (Math.ScaleB((double)sum, -60) / values.Length, Math.ScaleB((double)spread, -120) / values.Length / values.Length);
    }
}
