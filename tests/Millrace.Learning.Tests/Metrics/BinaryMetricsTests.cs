using CsCheck;

namespace Millrace.Learning.Tests.Metrics;

public sealed class BinaryMetricsTests
{
    private static readonly Gen<(float Score, bool Label)[]> anyRows = Gen.Select(Gen.Single[0, 1], Gen.Bool).Array[1, 50];

    [Fact]
    public void Counts_and_shares_follow_their_definitions() => Gen.Select(anyRows, Gen.Double[0, 1]).Sample(static (rows, threshold) =>
    {
        BinaryMetrics metrics = Compute(rows, threshold);
        double truePositives = rows.Count(row => row.Label && row.Score >= threshold);
        double predicted = rows.Count(row => row.Score >= threshold);
        double positives = rows.Count(static row => row.Label);
        double right = rows.Count(row => row.Label == row.Score >= threshold);
        Assert.Equal(rows.Length, metrics.Confusion.Rows);
        Assert.Equal(right / rows.Length, metrics.Accuracy);
        Assert.Equal(truePositives / predicted, metrics.Precision);
        Assert.Equal(truePositives / positives, metrics.Recall);
        Assert.Equal(positives / rows.Length, metrics.PositiveRate);
        if (truePositives > 0)
            Assert.Equal(2 / ((1 / metrics.Precision) + (1 / metrics.Recall)), metrics.F1, 1e-12);
    });

    [Fact]
    public void Log_loss_is_the_mean_surprise() => anyRows.Sample(static rows =>
    {
        double expected = rows.Average(static row =>
        {
            double given = row.Label ? row.Score : 1.0 - row.Score;
            return -Math.Log(Math.Min(1 - 1e-7, Math.Max(1e-7, given)));
        });
        Assert.Equal(expected, Compute(rows, 0.5).LogLoss, 1e-9);
    });

    [Fact]
    public void A_sure_mistake_costs_a_finite_loss() => Assert.Equal(-Math.Log(1e-7), Compute([(0, true)], 0.5).LogLoss, 1e-9);

    [Fact]
    public void A_score_at_the_threshold_counts_as_true() => Assert.Equal(1, Compute([(0.5f, true)], 0.5).Recall);

    [Fact]
    public void One_class_has_no_auc_but_an_accuracy()
    {
        BinaryMetrics metrics = Compute([(0.2f, false), (0.7f, false)], 0.5);
        Assert.Equal(double.NaN, metrics.Auc);
        Assert.Equal(double.NaN, metrics.AucLow);
        Assert.Equal(double.NaN, metrics.Recall);
        Assert.Equal(0.5, metrics.Accuracy);
    }

    [Fact]
    public void No_rows_are_refused() =>
        Assert.Equal(
            "There are no rows to judge the model on. Give the step a dataset with rows.",
            Assert.Throws<MillraceException>(static () => BinaryMetrics.Compute([], [])).Message);

    [Fact]
    public void A_prediction_that_is_no_number_is_refused_with_its_row() =>
        Assert.StartsWith(
            "The model's prediction for row 1 (counted from 0) is not a number.",
            Assert.Throws<MillraceException>(static () => BinaryMetrics.Compute([0.5f, float.NaN], [0, 1])).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_label_that_is_neither_true_nor_false_is_refused_with_its_value() =>
        Assert.StartsWith(
            "The label of row 1 (counted from 0) is 0.5,",
            Assert.Throws<MillraceException>(static () => BinaryMetrics.Compute([0.5f, 0.5f], [0, 0.5f])).Message,
            StringComparison.Ordinal);

    private static BinaryMetrics Compute((float Score, bool Label)[] rows, double threshold) =>
        BinaryMetrics.Compute([.. rows.Select(static row => row.Score)], [.. rows.Select(static row => row.Label ? 1f : 0f)], threshold);
}
