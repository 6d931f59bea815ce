using CsCheck;

namespace Millrace.Learning.Tests.Predictors;

public sealed class LinearPredictorTests
{
    // A quantity, a category of three ids, a quantity.
    private static LinearPredictor Three(PlattCalibration? calibration = null) => new([0, 3, 0], [2, 10, 20, 30, -1], 0.5f, calibration);

    [Theory]
    [InlineData(1f, 0f, 3f, 9.5f)]
    [InlineData(1f, 2f, 0f, 32.5f)]
    [InlineData(0f, 3f, 0f, 0.5f)]
    [InlineData(0f, -1f, 0f, 0.5f)]
    [InlineData(0f, float.NaN, 0f, 0.5f)]
    [InlineData(float.NaN, 0f, 0f, float.NaN)]
    public void Adds_weighted_quantities_and_the_weight_of_the_id(float x, float id, float y, float expected) =>
        Assert.Equal(expected, PredictorAssert.Predict(Three(), [x, id, y])[0]);

    [Fact]
    public void Calibration_makes_it_a_probability() =>
        Assert.Equal(1 / (1 + Math.Exp(-9.5)), PredictorAssert.Predict(Three(PlattCalibration.Logistic), [1, 0, 3])[0], 1e-7);

    [Fact]
    public void Many_rows_predict_as_one_at_a_time() => Gen.Select(AnyPredictors.Linear, AnyPredictors.Rows).Sample(static (linear, rows) => PredictorAssert.SameAloneAndTogether(linear, rows));

    [Fact]
    public void Weights_that_do_not_fit_are_refused() =>
        Assert.StartsWith(
            "The columns need 5 weights, but there are 4.",
            Assert.Throws<ArgumentException>(static () => new LinearPredictor([0, 3, 0], [1, 2, 3, 4], 0, null)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Numbers_that_are_not_finite_are_refused()
    {
        Assert.Throws<ArgumentException>(static () => new LinearPredictor([0], [float.NaN], 0, null));
        Assert.Throws<ArgumentException>(static () => new LinearPredictor([0], [float.PositiveInfinity], 0, null));
        Assert.Throws<ArgumentException>(static () => new LinearPredictor([0], [1], float.NaN, null));
        Assert.Throws<ArgumentException>(static () => new LinearPredictor([], [], 0, null));
    }
}
