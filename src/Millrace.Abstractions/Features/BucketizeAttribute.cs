namespace Millrace;

/// <summary>
/// The index of the quantile bucket that a number falls in, 0 to <see cref="Buckets"/> − 1; boundaries come from the training rows, and a
/// number that equals one belongs above it. Every bucket holds training rows: where values repeat so often that boundaries coincide, there
/// are fewer. NaN counts as missing; infinite values are left out of fitting and fall in the first or the last bucket.
/// </summary>
/// <param name="buckets">Number of buckets, 2 to 1,000.</param>
public sealed class BucketizeAttribute(int buckets) : FeatureAttribute
{
    /// <summary>Number of buckets.</summary>
    public int Buckets { get; } = buckets;

    /// <summary>Where a missing value goes.</summary>
    public Missing Missing { get; init; }
}
