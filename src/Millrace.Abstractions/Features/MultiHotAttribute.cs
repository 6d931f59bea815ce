namespace Millrace;

/// <summary>
/// Of a column of lists of categories: one number a kept value, 1 where the row's list has it, else 0. Kept are the values most frequent among the elements
/// of the training rows (ties in ordinal order of the texts). The feature is as wide as <see cref="Top"/>, or as the number of distinct training values where
/// they are fewer, plus one for all others and for missing elements. An empty or missing list is all zeros.
/// </summary>
public sealed class MultiHotAttribute : FeatureAttribute
{
    /// <summary>How many values are kept at most, 1 to 10,000.</summary>
    public int Top { get; init; } = 100;

    /// <summary>Whether each number is how often the list has the value.</summary>
    public bool Counts { get; init; }

    /// <summary>How many elements of the training rows have a value at least for it to be kept, 1 to 1,000,000,000.</summary>
    public int MinimumCount { get; init; } = 1;
}
