namespace Millrace.Features;

/// <summary>What rows had in the columns of a feature that is not as the training rows had it, or has no value; summed over its columns.</summary>
/// <param name="Name">The feature's name.</param>
public sealed record FeatureCounts(string Name)
{
    /// <summary>Values that are missing; of lists the lists themselves count, not their elements.</summary>
    public long Missing { get; init; }

    /// <summary>Numbers that are NaN.</summary>
    public long NotANumber { get; init; }

    /// <summary>Numbers that are infinite.</summary>
    public long Infinite { get; init; }

    /// <summary>Finite numbers outside of the training rows' range; of sensitive columns that is not known, and none count.</summary>
    public long OutOfRange { get; init; }

    /// <summary>Values that are none of the vocabulary; of lists their elements count.</summary>
    public long Unseen { get; init; }
}
