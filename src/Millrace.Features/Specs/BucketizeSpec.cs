namespace Millrace.Features;

/// <summary>See <see cref="BucketizeAttribute"/>.</summary>
/// <param name="Buckets">Number of buckets, 2 to 1,000.</param>
/// <param name="Missing">Where a missing value goes.</param>
public sealed record BucketizeSpec(int Buckets, Missing Missing) : FeatureSpec
{
    /// <inheritdoc/>
    public override string Name => "bucketize";
}
