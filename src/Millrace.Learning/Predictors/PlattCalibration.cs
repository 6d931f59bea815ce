namespace Millrace.Learning;

/// <summary>
/// Turns a score into a probability by a sigmoid: 1 / (1 + e^(slope × score + offset)). Platt, "Probabilistic outputs for support vector
/// machines", 1999.
/// </summary>
/// <param name="Slope">Negative where a greater score means a greater probability.</param>
/// <param name="Offset">Added in the exponent.</param>
public readonly record struct PlattCalibration(double Slope, double Offset)
{
    /// <summary>The logistic function: what turns a logistic regression's score into a probability.</summary>
    public static PlattCalibration Logistic { get; } = new(-1, 0);

    /// <summary>The probability of a score; NaN for NaN.</summary>
    /// <param name="score">The score.</param>
    /// <returns>0 to 1.</returns>
    public float Probability(float score) => (float)(1 / (1 + Math.Exp((Slope * score) + Offset)));
}
