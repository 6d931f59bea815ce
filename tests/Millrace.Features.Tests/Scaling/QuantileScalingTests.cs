using CsCheck;
using Millrace.Features.Tests.Rows;

namespace Millrace.Features.Tests.Scaling;

/// <summary>Robust scaling and interpolation, both of which are learned from quantiles.</summary>
public sealed class QuantileScalingTests
{
    [Fact]
    public void Robust_scaling_equals_the_definition()
    {
        Numbers.Any.Array[1, 400].Sample(static values =>
        {
            double[] sorted = [.. values.OfType<double>().Where(double.IsFinite).Order()];
            double At(double share) => sorted.Length == 0 ? 0 : sorted[(int)Math.Ceiling(sorted.Length * share) - 1];
            float[] found = Fit.One(new RobustScaleSpec(), NumberRow.Of(values)).Apply(NumberRow.Of(values));
            for (int i = 0; i < values.Length; i++)
            {
                double span = At(0.75) - At(0.25);
                double expected = values[i] is { } value && double.IsFinite(value) && span > 0 ? (value - At(0.5)) / span : 0;
                Assert.Equal((float)Math.Clamp(expected, float.MinValue, float.MaxValue), found[i], Numbers.AreClose);
            }
        });
    }

    [Fact]
    public void Robust_scaling_of_equal_quartiles_gives_zero()
    {
        Assert.Equal([0, 0, 0], Fit.One(new RobustScaleSpec(), NumberRow.Of([4, 4, 4, 4, 9])).Apply(NumberRow.Of([4, 9, double.MaxValue])));
        Assert.Equal([0, 0], Fit.One(new RobustScaleSpec(), NumberRow.Of([null])).Apply(NumberRow.Of([4, null])));
    }

    [Fact]
    public void Interpolation_equals_that_of_TensorFlow_Transform_over_the_same_boundaries()
    {
        Gen.Select(Numbers.Any.Array[1, 400], Gen.Int[2, 20]).Sample(static (values, buckets) =>
        {
            double[] sorted = [.. values.OfType<double>().Where(double.IsFinite).Order()];
            double At(int rank) => sorted.Length == 0 ? 0 : sorted[Math.Min(sorted.Length - 1, rank)];
            double[] boundaries = [.. Enumerable.Range(0, buckets + 1).Select(i => At(sorted.Length * i / buckets)).Distinct()];
            float[] found = Fit.One(new InterpolateSpec(buckets), NumberRow.Of(values)).Apply(NumberRow.Of(values));
            for (int i = 0; i < values.Length; i++)
                Assert.Equal(values[i] is { } value && !double.IsNaN(value) ? Interpolated(boundaries, value) : 0, found[i], 1e-6);
        });
    }

    [Fact]
    public void Interpolated_numbers_lie_between_zero_and_one_whatever_they_are()
    {
        FittedSet fitted = Fit.One(new InterpolateSpec(2), NumberRow.Of([double.MinValue, 0, double.MaxValue]));
        double?[] serve = [double.NegativeInfinity, double.MinValue, double.MinValue / 2, 0, double.MaxValue / 2, double.MaxValue, 1 / 0.0, null];
        Assert.Equal([0, 0, 0.25f, 0.5f, 0.75f, 1, 1, 0], fitted.Apply(NumberRow.Of(serve)));
        Assert.Equal([0, 0, 0], Fit.One(new InterpolateSpec(5), NumberRow.Of([3, 3, 3])).Apply(NumberRow.Of([2, 3, 4])));
    }

    [Fact]
    public void Values_of_a_sensitive_column_are_not_shown()
    {
        foreach (FeatureSpec spec in new FeatureSpec[] { new RobustScaleSpec(), new InterpolateSpec(3) })
        {
            FittedStage stage = Fit.One(spec, NumberRow.Of([17, 17, 23, 29])).Features[0].Stages[0];
            Assert.Contains("17", stage.Describe(masked: false), StringComparison.Ordinal);
            Assert.DoesNotContain(["17", "23", "29"], stage.Describe(masked: true).Split(' ', ',', ':').Contains);
        }
    }

    private static double Interpolated(double[] boundaries, double value)
    {
        if (boundaries.Length < 2 || value <= boundaries[0])
            return 0;
        if (value >= boundaries[^1])
            return 1;
        int bucket = Array.FindLastIndex(boundaries, boundary => boundary <= value);
        return (bucket + ((value - boundaries[bucket]) / (boundaries[bucket + 1] - boundaries[bucket]))) / (boundaries.Length - 1);
    }
}
