namespace Millrace.Benchmarks.Prediction;

/// <summary>What predicts.</summary>
public enum ModelKind
{
    /// <summary>A hundred boosted trees of twenty leaves.</summary>
    Trees,

    /// <summary>A logistic regression.</summary>
    Linear,

    /// <summary>A wide and deep network with hidden layers of 64 and 32 units.</summary>
    Network,
}
