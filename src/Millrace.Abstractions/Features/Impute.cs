namespace Millrace;

/// <summary>What <see cref="ImputeAttribute"/> puts in the place of missing values.</summary>
public enum Impute
{
    /// <summary>The value that the attribute gives.</summary>
    Constant = 0,

    /// <summary>The mean of the finite numbers of the training rows.</summary>
    Mean = 1,

    /// <summary>The median of the finite numbers of the training rows: the lower one of the two in the middle where their number is even.</summary>
    Median = 2,

    /// <summary>The value that most of the training rows have; of several the first in ordinal order of their texts. Of whole numbers.</summary>
    MostFrequent = 3,
}
