namespace Millrace.Benchmarks.Prediction;

/// <summary>A prediction as ML.NET gives it.</summary>
public sealed class RideScore
{
    /// <summary>The probability of a good tip.</summary>
    public float Probability { get; set; }
}
