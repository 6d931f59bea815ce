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

    /// <summary>
    /// A property of the row with a key: text, an enumeration, <c>bool</c> or a whole number. Each key has boundaries of its own, at the quantiles of its
    /// numbers; where the key is missing, or has no finite number in the training rows, those of all rows count. A key whose boundaries coincide has fewer
    /// buckets, and there are as many ids as the key with most of them has. Boundaries are exact for a key of fewer than 2,048 numbers; for one of more the rank
    /// of each is off by less than 0.5 % of the key's numbers with a probability of at least 0.999. Fitting keeps the numbers of a key up to 2,048 of them, and
    /// 200 KiB a key at most, on each of its threads; the fitted features list all keys.
    /// </summary>
    public string? Per { get; init; }
}
