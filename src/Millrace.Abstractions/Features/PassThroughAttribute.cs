namespace Millrace;

/// <summary>The number as it is. A missing value becomes 0, or NaN where <see cref="KeepMissing"/> is set.</summary>
public sealed class PassThroughAttribute : FeatureAttribute
{
    /// <summary>Whether a missing value stays NaN, for models that can split on it.</summary>
    public bool KeepMissing { get; init; }
}
