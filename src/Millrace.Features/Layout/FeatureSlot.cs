namespace Millrace.Features;

/// <summary>Where one feature stands in the vector.</summary>
/// <param name="Name">The feature's name.</param>
/// <param name="Offset">Position of its first number.</param>
/// <param name="Width">How many numbers; 1 but for indicators and features of several numbers, 0 for sparse ids.</param>
/// <param name="Kind">What the numbers mean.</param>
/// <param name="Cardinality">
/// Number of categories for <see cref="FeatureKind.Category"/> and <see cref="FeatureKind.Sparse"/> (ids are 0 to this − 1) and
/// <see cref="FeatureKind.Indicator"/> (of each lane, so that one lane's <paramref name="Width"/> equals it); 0 for quantities.
/// </param>
public sealed record FeatureSlot(string Name, int Offset, int Width, FeatureKind Kind, int Cardinality)
{
    /// <summary>The group whose buffer the feature stands in.</summary>
    public FeatureGroup Group => Kind switch
    {
        FeatureKind.Category => FeatureGroup.Ids,
        FeatureKind.Sparse => FeatureGroup.Sparse,
        _ => FeatureGroup.Dense,
    };
}
