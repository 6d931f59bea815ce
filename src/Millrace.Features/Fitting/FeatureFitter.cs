using Millrace.Data;

namespace Millrace.Features;

/// <summary>Makes fitters that learn the classes of a label, which a <see cref="FeatureFitter{TFeatures}"/> made alone does not.</summary>
public static class FeatureFitter
{
    /// <summary>A fitter of features and, where their label is a class that such rows have, of its classes.</summary>
    /// <typeparam name="TRow">The row type; rows of other types are refused where the label is a class.</typeparam>
    /// <typeparam name="TFeatures">The feature set.</typeparam>
    public static FeatureFitter<TFeatures> Over<TRow, TFeatures>()
        where TRow : struct, ISchema<TRow>
        where TFeatures : struct, IFeatures<TFeatures, TRow> => new(TFeatures.FeatureSet.HasClasses ? ClassAnalyser<TRow, TFeatures>.Request : null);
}
