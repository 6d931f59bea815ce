using Millrace.Data;

namespace Millrace.Features;

/// <summary>What a model sees: a struct of features with their definition. Generated for structs marked <see cref="FeaturesAttribute{TRow}"/>.</summary>
/// <typeparam name="TSelf">The feature set.</typeparam>
public interface IFeatures<TSelf>
    where TSelf : struct, IFeatures<TSelf>
{
    /// <summary>The features' names, source columns and transforms.</summary>
    static abstract FeatureSetInfo FeatureSet { get; }

    /// <summary>The columns that the features read, and no others.</summary>
    static abstract SchemaInfo InputSchema { get; }

    /// <summary>Reads one row of a feature matrix back into the struct.</summary>
    /// <param name="layout">Where each feature stands.</param>
    /// <param name="vector">The row, <see cref="FeatureLayout.Width"/> numbers.</param>
    static abstract TSelf FromVector(FeatureLayout layout, ReadOnlySpan<float> vector);
}
