namespace Millrace.Features;

/// <summary>What a feature is after a stage, whatever the data.</summary>
/// <param name="Kind">What its numbers mean; null for a column that no stage has read yet.</param>
/// <param name="Lanes">How many numbers or ids there are side by side.</param>
/// <param name="Cardinality">How many categories there are, of a lane of ids or indicators; else 0.</param>
internal readonly record struct FeatureForm(FeatureKind? Kind, int Lanes, int Cardinality = 0)
{
    /// <summary>Numbers that a row takes.</summary>
    public int Width => Kind switch
    {
        FeatureKind.Indicator => Lanes * Cardinality,
        FeatureKind.Sparse => 0,
        _ => Lanes,
    };
}
