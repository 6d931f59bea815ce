namespace Millrace;

/// <summary>
/// The rank of a value among the most frequent ones of the training rows (ties in ordinal order of the texts), 0 to <see cref="Top"/> − 1.
/// Other values go to one of <see cref="OutOfVocabulary"/> buckets right after the kept values, of which there are fewer than
/// <see cref="Top"/> where the training rows have fewer, by a fixed hash (XXH3 of 64 bits over the text's UTF-8, modulo the number of
/// buckets); a missing value goes to the first of them. Values that are no texts count as their invariant texts.
/// <para>
/// Over a column of lists it yields any number of ids a row, sparse ids, as an <c>int[]</c>: those of the elements in their order, each as often as the list
/// has it; none of an empty or missing list; of a missing element that of a missing value. Counted is how often a value occurs among the elements of
/// all lists. <c>FromAll</c> does not take several columns then: each list is a feature of its own. Behind <see cref="FixedLengthAttribute"/> it reads places as
/// columns.
/// </para>
/// </summary>
public sealed class VocabularyAttribute : FeatureAttribute
{
    /// <summary>How many values are kept, 1 to 10,000,000.</summary>
    public int Top { get; init; } = 10_000;

    /// <summary>Buckets for values that are not kept, 1 to 1,000,000.</summary>
    public int OutOfVocabulary { get; init; } = 1;

    /// <summary>How many training rows, or elements of lists, have a value at least for it to be kept, 1 to 1,000,000,000.</summary>
    public int MinimumCount { get; init; } = 1;
}
