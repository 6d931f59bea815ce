namespace Millrace.Benchmarks.Prediction;

/// <summary>What predicts.</summary>
public enum ModelKind
{
    /// <summary>A hundred boosted trees of twenty leaves.</summary>
    Trees,

    /// <summary>A logistic regression.</summary>
    Linear,
}
