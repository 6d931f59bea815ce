namespace Millrace.Features;

/// <summary>
/// What rows had in the columns of a feature, those of keys among them, that is not as the training rows had it, or has no value; summed over its columns. Of
/// lists each element counts, whether it has a place in the feature or not, and a missing list counts once.
/// </summary>
/// <param name="Name">The feature's name.</param>
public sealed record FeatureCounts(string Name)
{
    /// <summary>Values that are missing, of lists the lists themselves and their elements.</summary>
    public long Missing { get; init; }

    /// <summary>Numbers that are NaN.</summary>
    public long NotANumber { get; init; }

    /// <summary>Numbers that are infinite.</summary>
    public long Infinite { get; init; }

    /// <summary>Finite numbers outside of the training rows' range; of sensitive columns that is not known, and none count.</summary>
    public long OutOfRange { get; init; }

    /// <summary>
    /// Values that are none of the vocabulary: of a column, of two columns that name a cell together, or keys of which nothing was learned, for each number that
    /// is learned a key.
    /// </summary>
    public long Unseen { get; init; }
}
