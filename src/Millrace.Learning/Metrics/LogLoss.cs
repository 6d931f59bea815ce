namespace Millrace.Learning;

/// <summary>The logarithmic loss of probabilities, in nats.</summary>
public static class LogLoss
{
    /// <summary>How near to 0 and 1 a probability counts: a single sure mistake costs at most 16.1 nats, not infinity.</summary>
    public const double Clip = 1e-7;

    /// <summary>Mean of −ln of the probability given to each row's true label.</summary>
    /// <param name="scores">The probabilities.</param>
    /// <param name="labels">The labels, 1 or 0, as many.</param>
    /// <returns>0 or more; NaN without rows.</returns>
    public static double Compute(ReadOnlySpan<float> scores, ReadOnlySpan<float> labels)
    {
        double sum = 0;
        for (int i = 0; i < scores.Length; i++)
            sum += LossOf(scores[i], labels[i]);
        return sum / scores.Length;
    }

    /// <summary>The same where rows count more or less: the weighted mean.</summary>
    /// <param name="scores">The probabilities.</param>
    /// <param name="labels">The labels, 1 or 0, as many.</param>
    /// <param name="weights">How much each row counts, 0 or more; empty where each counts once.</param>
    /// <returns>0 or more; NaN without rows that count.</returns>
    public static double Compute(ReadOnlySpan<float> scores, ReadOnlySpan<float> labels, ReadOnlySpan<float> weights)
    {
        if (weights.IsEmpty)
            return Compute(scores, labels);
        double sum = 0, weight = 0;
        for (int i = 0; i < scores.Length; i++)
        {
            sum += weights[i] * LossOf(scores[i], labels[i]);
            weight += weights[i];
        }

        return sum / weight;
    }

    private static double LossOf(float score, float label)
    {
        double probability = Math.Clamp((double)score, Clip, 1 - Clip);
        return -(label == 1 ? Math.Log(probability) : Math.Log(1 - probability));
    }
}
