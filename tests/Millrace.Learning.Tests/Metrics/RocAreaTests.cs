using CsCheck;

namespace Millrace.Learning.Tests.Metrics;

public sealed class RocAreaTests
{
    // Few distinct scores, so that there are many ties.
    private static readonly Gen<(float[] Scores, float[] Labels)> anyRows = Gen.Select(Gen.Int[0, 12], Gen.Bool)
        .Array[1, 60].Select(static rows => (rows.Select(static row => row.Item1 / 12f).ToArray(), rows.Select(static row => row.Item2 ? 1f : 0f).ToArray()));

    [Fact]
    public void Is_the_share_of_pairs_in_the_right_order() => anyRows.Sample(static rows =>
    {
        double expected = PairsWon(rows.Scores, rows.Labels);
        double actual = RocArea.Compute(rows.Scores, rows.Labels).Value;
        return double.IsNaN(expected) ? double.IsNaN(actual) : Math.Abs(expected - actual) < 1e-14;
    });

    [Fact]
    public void Does_not_depend_on_the_order_of_rows() => anyRows.Sample(static rows =>
    {
        RocArea forward = RocArea.Compute(rows.Scores, rows.Labels);
        Array.Reverse(rows.Scores);
        Array.Reverse(rows.Labels);
        return forward.Equals(RocArea.Compute(rows.Scores, rows.Labels));
    });

    [Fact]
    public void Has_the_variance_of_DeLongs_definition() => anyRows.Sample(static rows =>
    {
        double expected = DeLongVariance(rows.Scores, rows.Labels);
        double actual = RocArea.Compute(rows.Scores, rows.Labels).Variance;
        return double.IsNaN(expected) ? double.IsNaN(actual) : Math.Abs(expected - actual) < 1e-12;
    });

    [Theory]
    [InlineData(new[] { 0.1f, 0.4f, 0.35f, 0.8f }, new[] { 0f, 0f, 1f, 1f }, 0.75)]
    [InlineData(new[] { 0.1f, 0.2f, 0.8f, 0.9f }, new[] { 0f, 0f, 1f, 1f }, 1)]
    [InlineData(new[] { 0.9f, 0.8f, 0.2f, 0.1f }, new[] { 0f, 0f, 1f, 1f }, 0)]
    [InlineData(new[] { 0.5f, 0.5f, 0.5f, 0.5f }, new[] { 0f, 1f, 0f, 1f }, 0.5)]
    public void Known_values(float[] scores, float[] labels, double expected) => Assert.Equal(expected, RocArea.Compute(scores, labels).Value);

    [Fact]
    public void The_interval_stays_within_zero_and_one()
    {
        RocArea area = RocArea.Compute([0.9f, 0.8f, 0.2f, 0.1f, 0.3f], [1, 1, 0, 0, 1]);
        Assert.InRange(area.Low, 0, area.Value);
        Assert.InRange(area.High, area.Value, 1);
    }

    private static double PairsWon(float[] scores, float[] labels)
    {
        double won = 0, pairs = 0;
        for (int i = 0; i < scores.Length; i++)
        {
            for (int j = 0; j < scores.Length; j++)
            {
                if (labels[i] == 1 && labels[j] == 0)
                {
                    pairs++;
                    won += Won(scores[i], scores[j]);
                }
            }
        }

        return won / pairs;
    }

    private static double DeLongVariance(float[] scores, float[] labels)
    {
        int[] positives = [.. Enumerable.Range(0, scores.Length).Where(i => labels[i] == 1)];
        int[] negatives = [.. Enumerable.Range(0, scores.Length).Where(i => labels[i] == 0)];
        if (positives.Length < 2 || negatives.Length < 2)
            return double.NaN;
        double[] ofPositives = [.. positives.Select(i => negatives.Average(j => Won(scores[i], scores[j])))];
        double[] ofNegatives = [.. negatives.Select(j => positives.Average(i => Won(scores[i], scores[j])))];
        return (Variance(ofPositives) / positives.Length) + (Variance(ofNegatives) / negatives.Length);
    }

    private static double Won(float positive, float negative) => positive > negative ? 1 : positive == negative ? 0.5 : 0;

    private static double Variance(double[] values)
    {
        double mean = values.Average();
        return values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1);
    }
}
