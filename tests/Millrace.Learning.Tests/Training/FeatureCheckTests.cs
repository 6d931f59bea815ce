using Millrace.Features;

namespace Millrace.Learning.Tests.Training;

public sealed class FeatureCheckTests
{
    private readonly FeatureCheck _check = new("perceptron", new FeatureLayout(
    [
        new FeatureSlot("Miles", 0, 1, FeatureKind.Numeric, 0),
        new FeatureSlot("Payment", 1, 2, FeatureKind.Indicator, 2),
        new FeatureSlot("Hours", 3, 1, FeatureKind.Numeric, 0),
    ]));

    [Fact]
    public void Finite_features_pass()
    {
        _check.Add([float.MaxValue, 0, 1, -3]);
        _check.Add([]);
        _check.Complete();
    }

    [Fact]
    public void The_first_feature_that_is_missing_or_infinite_is_refused_with_its_rows_over_all_batches()
    {
        _check.Add([1, 0, 1, float.NaN, 1, float.NaN, float.NaN, 1]);
        _check.Add([1, 0, 1, float.NaN, 1, float.PositiveInfinity, 1, float.NaN]);

        Assert.Equal(
            "The feature Payment is missing or infinite in 2 of 4 training rows, and perceptron cannot learn from that. " +
            "Use a z-score or a bucket of its own for missing values, or do not keep them in the feature.",
            Assert.Throws<MillraceException>(_check.Complete).Message);
    }

    [Fact]
    public void Half_rows_are_no_rows() =>
        Assert.StartsWith("5 numbers are no whole rows of 4.", Assert.Throws<ArgumentException>(() => _check.Add(new float[5])).Message, StringComparison.Ordinal);
}
