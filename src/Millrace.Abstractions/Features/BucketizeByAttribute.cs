namespace Millrace;

/// <summary>
/// The index of the bucket that a number falls in, of buckets with given bounds: how many bounds are not above the number, 0 to their count. A number that
/// equals a bound belongs above it; infinite values fall in the first or the last bucket, NaN counts as missing. Nothing is learned: for bounds from the
/// training rows take <see cref="BucketizeAttribute"/>.
/// </summary>
/// <param name="bounds">The bounds, finite and ascending, 1 to 10,000 of them.</param>
public sealed class BucketizeByAttribute(params double[] bounds) : FeatureAttribute
{
    /// <summary>The bounds between buckets.</summary>
    public double[] Bounds { get; } = bounds;

    /// <summary>Where a missing value goes.</summary>
    public Missing Missing { get; init; }
}
