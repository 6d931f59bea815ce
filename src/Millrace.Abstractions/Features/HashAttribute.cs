namespace Millrace;

/// <summary>
/// One of <see cref="Buckets"/> ids for a category, chosen by a fixed hash: XXH3 of 64 bits, with <see cref="Seed"/>, over the text's UTF-8, modulo the number
/// of buckets. Nothing is learned, so values that training has not seen have an id as well; different values may share one. Values that are no texts count
/// as their invariant texts. A missing value goes to bucket 0, or with <see cref="Missing.OwnBucket"/> to an id of its own after all others.
/// <para>
/// Over a column of lists it yields any number of ids a row, sparse ids, as an <c>int[]</c>: those of the elements in their order, each as often as the list
/// has it; none of an empty or missing list; of a missing element that of a missing value. <c>FromAll</c> does not take several columns then: each list is a
/// feature of its own. Behind <see cref="FixedLengthAttribute"/> it reads places as columns.
/// </para>
/// </summary>
/// <param name="buckets">Number of buckets, 2 to 10,000,000.</param>
public sealed class HashAttribute(int buckets) : FeatureAttribute
{
    /// <summary>Number of buckets.</summary>
    public int Buckets { get; } = buckets;

    /// <summary>The hash's seed, 0 to 2,147,483,647; another one lets other values share an id.</summary>
    public int Seed { get; init; }

    /// <summary>Where a missing value goes.</summary>
    public Missing Missing { get; init; }
}
