namespace Millrace;

/// <summary>What a feature does with a missing value.</summary>
public enum Missing
{
    /// <summary>Categories take the place of values that are not kept, buckets the lowest.</summary>
    Default = 0,

    /// <summary>A bucket or category of its own, after all others.</summary>
    OwnBucket = 1,

    /// <summary>Zero in the feature's output: the lowest bucket, or no category at all.</summary>
    Zero = 2,
}
