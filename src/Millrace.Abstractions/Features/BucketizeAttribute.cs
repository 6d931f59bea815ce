namespace Millrace;

/// <summary>The index of the quantile bucket that a number falls in, 0 to <see cref="Buckets"/> − 1; boundaries come from the training rows.</summary>
/// <param name="buckets">Number of buckets, 2 to 1,000.</param>
public sealed class BucketizeAttribute(int buckets) : FeatureAttribute
{
    /// <summary>Number of buckets.</summary>
    public int Buckets { get; } = buckets;

    /// <summary>Where a missing value goes.</summary>
    public Missing Missing { get; init; }
}
