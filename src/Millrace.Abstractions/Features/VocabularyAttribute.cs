namespace Millrace;

/// <summary>
/// The rank of a value among the most frequent ones of the training rows (ties in ordinal order of the texts), 0 to <see cref="Top"/> − 1.
/// Other values go to one of <see cref="OutOfVocabulary"/> buckets right after the kept values, of which there are fewer than
/// <see cref="Top"/> where the training rows have fewer, by a fixed hash (XXH3 of 64 bits over the text's UTF-8, modulo the number of
/// buckets); a missing value goes to the first of them. Values that are no texts count as their invariant texts.
/// </summary>
public sealed class VocabularyAttribute : FeatureAttribute
{
    /// <summary>How many values are kept, 1 to 10,000,000.</summary>
    public int Top { get; init; } = 10_000;

    /// <summary>Buckets for values that are not kept, 1 to 1,000,000.</summary>
    public int OutOfVocabulary { get; init; } = 1;

    /// <summary>How many training rows have a value at least for it to be kept, 1 to 1,000,000,000.</summary>
    public int MinimumCount { get; init; } = 1;
}
