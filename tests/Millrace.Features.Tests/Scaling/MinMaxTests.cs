using CsCheck;
using Millrace.Features.Tests.Rows;

namespace Millrace.Features.Tests.Scaling;

public sealed class MinMaxTests
{
    [Fact]
    public void It_equals_the_definition()
    {
        Gen.Select(Numbers.Any.Array[1, 300], Gen.Double[-10, 10], Gen.Double[0.1, 100]).Sample(static (values, low, width) =>
        {
            double high = low + width;
            double[] finite = [.. values.OfType<double>().Where(double.IsFinite)];
            float[] found = Fit.One(new MinMaxSpec(low, high), NumberRow.Of(values)).Apply(NumberRow.Of(values));
            for (int i = 0; i < values.Length; i++)
            {
                bool isNumber = values[i] is { } value && double.IsFinite(value);
                double span = isNumber ? finite.Max() - finite.Min() : 0;
                double expected = !isNumber ? 0 : span == 0 ? low : low + ((values[i]!.Value - finite.Min()) / span * (high - low));
                Assert.Equal(expected, found[i], 1e-5 * (1 + Math.Abs(expected)));
            }
        });
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.1, 0.7)]
    [InlineData(-1e30, 3e38)]
    public void The_ends_are_exact_and_numbers_beyond_lie_beyond(double low, double high)
    {
        FittedSet fitted = Fit.One(new MinMaxSpec(low, high), NumberRow.Of([-3, 5, null, 0.1]));
        float[] found = fitted.Apply(NumberRow.Of([-3, 5, -4, 6]));
        Assert.Equal([(float)low, (float)high], found[..2]);
        Assert.True(found[2] < (float)low && found[3] > (float)high || high > 1e38, $"{found[2]} and {found[3]}");
        Assert.All(found, static number => Assert.True(float.IsFinite(number)));
    }

    [Fact]
    public void Clipped_numbers_stay_within_and_only_missing_ones_become_zero()
    {
        double?[] serve = [-100, 100, double.NegativeInfinity, double.PositiveInfinity, null, double.NaN, 1.5];
        NumberRow.Batch train = NumberRow.Of([1, 2, double.PositiveInfinity]);
        Assert.Equal([-1, 1, -1, 1, 0, 0, 0], Fit.One(new MinMaxSpec(-1, 1, Clip: true), train).Apply(NumberRow.Of(serve)));
        Assert.Equal([-203, 197, 0, 0, 0, 0, 0], Fit.One(new MinMaxSpec(-1, 1), train).Apply(NumberRow.Of(serve)));
    }

    [Theory]
    [InlineData(5.0)]
    [InlineData(-1.5e308)]
    [InlineData(null)]
    public void Of_a_constant_column_or_one_without_values_every_number_becomes_the_low_end(double? value)
    {
        foreach (bool clip in new[] { false, true })
        {
            FittedSet fitted = Fit.One(new MinMaxSpec(2, 3, clip), NumberRow.Of([value, value, value]));
            Assert.Equal([2, 2, 2, 0], fitted.Apply(NumberRow.Of([5, double.MaxValue, double.MinValue, null])));
        }
    }

    [Fact]
    public void The_widest_range_and_the_narrowest_have_no_holes()
    {
        FittedSet wide = Fit.One(new MinMaxSpec(), NumberRow.Of([double.MinValue, double.MaxValue]));
        Assert.Equal([0, 0.5f, 1], wide.Apply(NumberRow.Of([double.MinValue, 0, double.MaxValue])));
        FittedSet narrow = Fit.One(new MinMaxSpec(), NumberRow.Of([0, double.Epsilon]));
        Assert.Equal([0, 1, float.MaxValue, float.MinValue], narrow.Apply(NumberRow.Of([0, double.Epsilon, 1, -1])));
    }

    [Theory]
    [InlineData(1, 1, "Feature \"It\" (min-max) over column \"value\" (Double): 1 to 1 is no interval between two numbers that a float holds.")]
    [InlineData(0, 1e300, "Feature \"It\" (min-max) over column \"value\" (Double): 0 to 1E+300 is no interval between two numbers that a float holds.")]
    [InlineData(double.NaN, 1, "Feature \"It\" (min-max) over column \"value\" (Double): NaN to 1 is no interval between two numbers that a float holds.")]
    public void Ends_that_are_none_are_refused(double low, double high, string message) =>
        Assert.Equal(message, Assert.Throws<FeatureDefinitionException>(() => Fit.One(new MinMaxSpec(low, high), NumberRow.Of([1]))).Message);

    [Fact]
    public void The_ends_of_a_sensitive_column_are_not_shown()
    {
        FittedStage stage = Fit.One(new MinMaxSpec(), NumberRow.Of([17, 23])).Features[0].Stages[0];
        Assert.Equal(("minimum 17, maximum 23", "minimum •••, maximum •••"), (stage.Describe(masked: false), stage.Describe(masked: true)));
    }
}
