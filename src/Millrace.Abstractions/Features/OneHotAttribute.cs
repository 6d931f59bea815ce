namespace Millrace;

/// <summary>
/// One number a kept value: 1 where the row has it, else 0. The feature is as wide as <see cref="Top"/>, or as the number of distinct
/// training values where they are fewer, plus one for all others and, with <see cref="Missing.OwnBucket"/>, one for missing. Behind a
/// transform that yields ids it has one number an id, whatever is set.
/// </summary>
public sealed class OneHotAttribute : FeatureAttribute
{
    /// <summary>How many values are kept at most, 1 to 10,000.</summary>
    public int Top { get; init; } = 100;

    /// <summary>Where a missing value goes.</summary>
    public Missing Missing { get; init; }

    /// <summary>How many training rows have a value at least for it to be kept, 1 to 1,000,000,000.</summary>
    public int MinimumCount { get; init; } = 1;
}
