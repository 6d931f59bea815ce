namespace Millrace;

/// <summary>
/// Where a number lies among those of the training rows, from 0 to 1: the quantiles that cut them into <see cref="Buckets"/> buckets, with both ends, stand at
/// equal distances, and a number between two of them lies between theirs in proportion, so that crowded stretches are spread out and those that lie far out
/// brought near. Quantiles that coincide count once. Numbers up to the first become 0, from the last on 1, infinite ones too. A missing value and NaN stay
/// missing, which is 0 where the feature ends here. Where all training rows have the same number, or none, every number becomes 0. The error of the quantiles
/// is that of <see cref="BucketizeAttribute"/>. It is <c>apply_buckets_with_interpolation</c> of TensorFlow Transform, but that NaN becomes 0.5 there, and that
/// its quantiles come without the ends.
/// </summary>
/// <param name="buckets">Number of buckets, 2 to 1,000.</param>
public sealed class InterpolateAttribute(int buckets) : FeatureAttribute
{
    /// <summary>Number of buckets.</summary>
    public int Buckets { get; } = buckets;
}
