namespace Millrace;

/// <summary>What a feature does with a missing value.</summary>
public enum Missing
{
    /// <summary>Numbers take the mean of the present values; categories take the first out-of-vocabulary bucket, buckets the lowest.</summary>
    Default = 0,

    /// <summary>A bucket or category of its own, after all others.</summary>
    OwnBucket = 1,

    /// <summary>Zero in the feature's output.</summary>
    Zero = 2,
}
