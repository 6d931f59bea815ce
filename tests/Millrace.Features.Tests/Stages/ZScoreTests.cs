using CsCheck;
using Millrace.Features.Tests.Rows;

namespace Millrace.Features.Tests.Stages;

public sealed class ZScoreTests
{
    [Fact]
    public void It_equals_the_definition()
    {
        Gen.Double[-1e4, 1e4].Array[2, 100].Sample(static values =>
        {
            double mean = values.Average();
            double deviation = Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
            float[] result = Fit.One(new ZScoreSpec(), NumberRow.Of(values)).Apply(NumberRow.Of(values));
            for (int i = 0; i < values.Length; i++)
                Assert.Equal(deviation == 0 ? 0 : (values[i] - mean) / deviation, result[i], 1e-4);
        });
    }

    [Fact]
    public void Missing_NaN_and_infinite_values_become_zero_and_do_not_count()
    {
        FittedSet fitted = Fit.One(new ZScoreSpec(), NumberRow.Of([1, null, 3, double.NaN, double.PositiveInfinity]));
        Assert.Equal([-1, 0, 1, 0, 0, 0], fitted.Apply(NumberRow.Of([1, null, 3, double.NaN, double.PositiveInfinity, double.NegativeInfinity])));
        Assert.Equal(2, fitted.CountsOf(0)[0].Missing);
    }

    [Theory]
    [InlineData(5.0)]
    [InlineData(0.1)]
    [InlineData(1.5e308)]
    public void A_constant_column_becomes_zero_everywhere(double value)
    {
        FittedSet fitted = Fit.One(new ZScoreSpec(), NumberRow.Of(Enumerable.Repeat(value, 1500)));
        Assert.Equal([0, 0, 0], fitted.Apply(NumberRow.Of([value, -value, double.MaxValue])));
    }

    [Fact]
    public void A_column_without_values_becomes_zero_everywhere()
    {
        FittedSet fitted = Fit.One(new ZScoreSpec(), NumberRow.Of([null, double.NaN]));
        Assert.Equal([0, 0], fitted.Apply(NumberRow.Of([null, 7])));
    }

    [Fact]
    public void The_result_is_finite_however_far_a_value_lies()
    {
        FittedSet fitted = Fit.One(new ZScoreSpec(), NumberRow.Of([0, 1e-100]));
        Assert.Equal([float.MaxValue, float.MinValue], fitted.Apply(NumberRow.Of([1e300, -1e300])));
    }

    [Fact]
    public void Numbers_whose_squares_overflow_are_refused()
    {
        var error = Assert.Throws<FeatureDefinitionException>(static () => Fit.One(new ZScoreSpec(), NumberRow.Of([1e200, -1e200])));
        Assert.Equal("Feature \"It\" over column \"value\": the numbers are too large for a z-score, their squares exceed 1e308. Declare a range with [InRange] and validate it, or bucketize the column.", error.Message);
    }
}
