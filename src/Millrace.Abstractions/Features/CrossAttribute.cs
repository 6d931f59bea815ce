namespace Millrace;

/// <summary>
/// One of <see cref="Buckets"/> ids for the values that a row has in 2 to 8 columns of categories together, which <see cref="FeatureAttribute.FromAll"/> names;
/// their order counts. The id is a fixed hash: XXH3 of 64 bits, with <see cref="Seed"/>, over nine bytes a column, modulo the number of buckets. The nine bytes
/// are a one and the XXH3 of 64 bits, without seed and in little-endian order, of the value's text in UTF-8; of a missing value nine zeros. So no text can
/// be taken for the end of another, and a missing value is a value of its own, different from every text. Nothing is learned. Values that are no texts
/// count as their invariant texts.
/// </summary>
/// <param name="buckets">Number of buckets, 2 to 10,000,000.</param>
public sealed class CrossAttribute(int buckets) : FeatureAttribute
{
    /// <summary>Number of buckets.</summary>
    public int Buckets { get; } = buckets;

    /// <summary>The hash's seed, 0 to 2,147,483,647; another one lets other combinations share an id.</summary>
    public int Seed { get; init; }
}
