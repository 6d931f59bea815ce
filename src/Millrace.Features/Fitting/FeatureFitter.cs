using Millrace.Data;

namespace Millrace.Features;

/// <summary>
/// Fits features over batches of rows, in one scan or, where stages build on what others have learned, in several. Parts of the rows can be scanned apart and
/// merged. The order of batches and how the rows are cut into them does not matter to the counts; sums agree to the last bit for the same order of rows,
/// whatever the cut.
/// </summary>
/// <typeparam name="TFeatures">The feature set.</typeparam>
public sealed class FeatureFitter<TFeatures>
    where TFeatures : struct, IFeatures<TFeatures>
{
    private FeatureFit? _fit;
    private FeatureScan? _scan;

    /// <summary>Rows seen so far in this scan.</summary>
    public long RowCount => _scan?.Rows ?? 0;

    /// <summary>Takes the rows of a batch in. The batch may be reused afterwards.</summary>
    /// <param name="batch">Rows of any schema that has the columns of <see cref="IFeatures{TSelf}.InputSchema"/>.</param>
    /// <exception cref="FeatureColumnException">The rows lack a column, or have it with another type.</exception>
    /// <exception cref="InvalidOperationException">The features are fitted already.</exception>
    public void Add(Batch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (_fit is { IsDone: true })
            throw new InvalidOperationException("The features are fitted already: no rows can be added.");
        _fit ??= new FeatureFit(FeatureDefinition.Of<TFeatures>(), batch);
        _scan ??= _fit.Begin(seed: 1);
        _scan.Add(batch);
    }

    /// <summary>Takes in what another fitter has seen in the same scan, as if its rows came after this one's. The other is not to be used any more.</summary>
    /// <param name="other">The other fitter.</param>
    public void Merge(FeatureFitter<TFeatures> other)
    {
        ArgumentNullException.ThrowIfNull(other);
        _fit ??= other._fit;
        if (_scan is null)
            _scan = other._scan;
        else if (other._scan is not null)
            _scan.Merge(other._scan);
    }

    /// <summary>Ends a scan of the rows.</summary>
    /// <returns>Whether the same rows are to be added once more, because stages build on what this scan has learned.</returns>
    /// <exception cref="MillraceException">There were no rows, or a feature cannot be fitted.</exception>
    public bool EndScan()
    {
        if (_fit is null || _scan is null)
            throw FeatureFit.NoRows(FeatureDefinition.Of<TFeatures>());
        _fit.End(_scan);
        _scan = null;
        return !_fit.IsDone;
    }

    /// <summary>Fits the features. Nothing can be added afterwards.</summary>
    /// <exception cref="MillraceException">There were no rows, or a feature cannot be fitted.</exception>
    /// <exception cref="InvalidOperationException">Another scan is needed, as <see cref="EndScan"/> tells.</exception>
    public Fitted<TFeatures> Complete()
    {
        if (_fit is not { IsDone: true } && EndScan())
            throw new InvalidOperationException("A feature builds on what this scan has learned: end it with EndScan, and add the same rows once more.");
        return new Fitted<TFeatures>(_fit!.ToFitted());
    }
}
