namespace Millrace.Learning.Tests.Predictors;

internal static class PredictorAssert
{
    public static void SameAloneAndTogether(IPredictor predictor, float[] rows)
    {
        float[] together = Predict(predictor, rows);
        for (int i = 0; i < together.Length; i++)
        {
            float[] alone = new float[1];
            predictor.Predict(rows.AsSpan(i * predictor.Width, predictor.Width), alone);
            Assert.Equal(alone[0], together[i]);
        }
    }

    public static float[] Predict(IPredictor predictor, float[] rows)
    {
        var scores = new float[rows.Length / predictor.Width];
        predictor.Predict(rows, scores);
        return scores;
    }
}
