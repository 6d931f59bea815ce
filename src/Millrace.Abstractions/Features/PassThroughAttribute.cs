namespace Millrace;

/// <summary>
/// The number as it is, true as 1 and false as 0. A missing value, for which NaN counts, becomes 0, or NaN where <see cref="KeepMissing"/> is
/// set. Infinite values stay infinite.
/// </summary>
public sealed class PassThroughAttribute : FeatureAttribute
{
    /// <summary>Whether a missing value stays NaN, for models that can split on it.</summary>
    public bool KeepMissing { get; init; }
}
