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
        {
            double probability = Math.Clamp((double)scores[i], Clip, 1 - Clip);
            sum -= labels[i] == 1 ? Math.Log(probability) : Math.Log(1 - probability);
        }

        return sum / scores.Length;
    }
}
