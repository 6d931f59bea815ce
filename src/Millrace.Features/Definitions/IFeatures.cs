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

    /// <summary>Makes the code that computes the features. Generated; a set without it is computed by code that is put together when it is needed.</summary>
    /// <param name="stages">What was learned.</param>
    static virtual RowCode? CreateRowCode(RowStages stages) => null;

    /// <summary>Reads one row of a block back into the struct. Generated where a feature has sparse ids, which have no place in a vector.</summary>
    /// <param name="block">The features of some rows.</param>
    /// <param name="row">Which row, from 0.</param>
    /// <exception cref="FeatureDefinitionException">The feature set was not written to be read from a block.</exception>
    static virtual TSelf FromBlock(FeatureBlock block, int row) => throw new FeatureDefinitionException(
        $"{TSelf.FeatureSet.Name} cannot be read from a block. Mark it with [Features<…>], so that FromBlock is generated.");
}
