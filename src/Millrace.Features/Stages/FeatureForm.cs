namespace Millrace.Features;

/// <summary>What a feature is after a stage, whatever the data.</summary>
/// <param name="Kind">What its numbers mean; null for a column that no stage has read yet.</param>
/// <param name="Lanes">How many numbers or ids there are side by side.</param>
/// <param name="Cardinality">How many categories there are, of a lane of ids or indicators; else 0.</param>
/// <param name="IsOfLists">Whether it is a column of lists that no stage has read yet.</param>
internal readonly record struct FeatureForm(FeatureKind? Kind, int Lanes, int Cardinality = 0, bool IsOfLists = false)
{
    /// <summary>What ids of it are: any number a row where it is a column of lists.</summary>
    /// <param name="cardinality">How many categories there are.</param>
    public FeatureForm ToIds(int cardinality) => new(IsOfLists ? FeatureKind.Sparse : FeatureKind.Category, Lanes, cardinality);

    /// <summary>Numbers that a row takes.</summary>
    public int Width => Kind switch
    {
        FeatureKind.Indicator => Lanes * Cardinality,
        FeatureKind.Sparse => 0,
        _ => Lanes,
    };
}
