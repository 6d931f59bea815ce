using Millrace.Data;

namespace Millrace.Features;

/// <summary>
/// Fits features in one scan over batches of rows. Parts of the rows can be scanned apart and merged. The order of batches and how the rows
/// are cut into them does not matter to the counts; sums agree to the last bit for the same order of rows, whatever the cut.
/// </summary>
/// <typeparam name="TFeatures">The feature set.</typeparam>
public sealed class FeatureFitter<TFeatures>
    where TFeatures : struct, IFeatures<TFeatures>
{
    private readonly FeatureAnalysis _analysis = new(FeatureDefinition.Of<TFeatures>());

    /// <summary>Rows seen so far.</summary>
    public long RowCount => _analysis.Rows;

    /// <summary>Takes the rows of a batch in. The batch may be reused afterwards.</summary>
    /// <param name="batch">Rows of any schema that has the columns of <see cref="IFeatures{TSelf}.InputSchema"/>.</param>
    /// <exception cref="FeatureColumnException">The rows lack a column, or have it with another type.</exception>
    public void Add(Batch batch) => _analysis.Add(batch);

    /// <summary>Takes in what another fitter has seen, as if its rows came after this one's. The other is not to be used any more.</summary>
    /// <param name="other">The other fitter.</param>
    public void Merge(FeatureFitter<TFeatures> other) => _analysis.Merge(other._analysis);

    /// <summary>Fits the features. Nothing can be added afterwards.</summary>
    /// <exception cref="MillraceException">There were no rows, or numbers that are too large for a z-score.</exception>
    public Fitted<TFeatures> Complete() => new(_analysis.Complete());
}
