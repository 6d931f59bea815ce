using CsCheck;

namespace Millrace.Features.Tests.Analysis;

public sealed class MomentsTests
{
    private static readonly Gen<double[]> Numbers = Gen.Select(Gen.Double[-1e6, 1e6], Gen.Double[-1000, 1000].Array[1, 200], static (offset, values) => values.Select(value => offset + value).ToArray());

    [Fact]
    public void Mean_and_deviation_equal_those_of_two_passes_with_more_digits()
    {
        Numbers.Sample(values =>
        {
            var moments = new Moments();
            moments.Add(values);
            decimal mean = values.Sum(static value => (decimal)value) / values.Length;
            double variance = (double)(values.Sum(value => ((decimal)value - mean) * ((decimal)value - mean)) / values.Length);
            AssertClose((double)mean, moments.Mean, 1e-12 * (1 + Math.Abs((double)mean)));
            AssertClose(Math.Sqrt(variance), moments.Deviation, 1e-6 * (1 + Math.Sqrt(variance)));
            Assert.Equal(values.Min(), moments.Minimum);
            Assert.Equal(values.Max(), moments.Maximum);
        });
    }

    [Fact]
    public void Parts_merge_to_the_whole()
    {
        Gen.Select(Numbers, Numbers).Sample((first, second) =>
        {
            var whole = new Moments();
            whole.Add([.. first, .. second]);
            var left = new Moments();
            left.Add(first);
            var right = new Moments();
            right.Add(second);
            left.Merge(right);
            Assert.Equal(whole.Count, left.Count);
            AssertClose(whole.Mean, left.Mean, 1e-12 * (1 + Math.Abs(whole.Mean)));
            AssertClose(whole.Deviation, left.Deviation, 1e-9 * (1 + whole.Deviation));
        });
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(1e300)]
    [InlineData(-3)]
    public void A_constant_has_exactly_no_deviation(double value)
    {
        var moments = new Moments();
        moments.Add(Enumerable.Repeat(value, 1000).ToArray());
        moments.Add(Enumerable.Repeat(value, 7).ToArray());
        Assert.Equal(value, moments.Mean);
        Assert.Equal(0, moments.Deviation);
    }

    [Fact]
    public void A_large_mean_does_not_swallow_a_small_deviation()
    {
        var moments = new Moments();
        for (int i = 0; i < 100; i++)
            moments.Add([1e9 + 1, 1e9 + 2, 1e9 + 3, 1e9 + 4]);
        AssertClose(Math.Sqrt(1.25), moments.Deviation, 1e-12);
    }

    [Fact]
    public void Nothing_has_mean_and_deviation_zero()
    {
        var moments = new Moments();
        moments.Merge(new Moments());
        moments.Add([]);
        Assert.Equal((0, 0, 0), (moments.Count, moments.Mean, moments.Deviation));
    }

    private static void AssertClose(double expected, double actual, double tolerance) =>
        Assert.True(Math.Abs(expected - actual) <= tolerance, $"{expected:R} and {actual:R} differ by more than {tolerance:R}.");
}
