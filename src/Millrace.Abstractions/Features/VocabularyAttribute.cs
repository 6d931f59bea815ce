namespace Millrace;

/// <summary>
/// The rank of a value among the most frequent ones of the training rows (ties in ordinal order), 0 to <see cref="Top"/> − 1. Other values
/// go to one of <see cref="OutOfVocabulary"/> buckets after those by a fixed hash; a missing value goes to the first of them.
/// </summary>
public sealed class VocabularyAttribute : FeatureAttribute
{
    /// <summary>How many values are kept, 1 to 10,000,000.</summary>
    public int Top { get; init; } = 10_000;

    /// <summary>Buckets for values that are not kept, 1 to 1,000,000.</summary>
    public int OutOfVocabulary { get; init; } = 1;
}
