using Millrace.Data;

namespace Millrace.Features;

/// <summary>One scan of a fitting, stretch by stretch.</summary>
/// <param name="fit">The fitting.</param>
/// <param name="progress">Receives the number of rows that are done.</param>
internal sealed class FitWork(FeatureFit fit, Action<long> progress) : IStretchWork<FeatureScan>
{
    private FeatureScan? _all;

    /// <inheritdoc/>
    public FeatureScan Begin(Batch shape, int stretch) => fit.Begin((ulong)stretch + 1);

    /// <inheritdoc/>
    public void Add(FeatureScan part, Batch rows, long first) => part.Add(rows);

    /// <inheritdoc/>
    public void End(FeatureScan part) => part.End();

    /// <inheritdoc/>
    public void Join(FeatureScan part)
    {
        if (_all is null)
        {
            _all = part;
        }
        else
        {
            _all.Merge(part);
            part.LetGo();
        }

        progress(_all.Rows);
    }

    /// <inheritdoc/>
    public void Drop(FeatureScan part) => part.LetGo();

    /// <summary>
    /// Looks at all rows: at those columns only that features read, and at all in the first scan where the label is a class, whose classes are learned too.
    /// </summary>
    public Task ScanAsync<TRow, TFeatures>(Dataset<TRow> rows, CancellationToken cancellation)
        where TRow : struct, ISchema<TRow>
        where TFeatures : struct, IFeatures<TFeatures, TRow> => TFeatures.FeatureSet.HasClasses && fit.Scans == 0
            ? rows.WorkAsync(this, DatasetReadOptions.Default, cancellation)
            : rows.WorkAsync(this, [.. FeatureDefinition.Of<TFeatures>().Resolve(TRow.Schema).Order()], DatasetReadOptions.Default, cancellation);

    /// <summary>Ends the scan.</summary>
    /// <exception cref="MillraceException">There were no rows, or a feature cannot be fitted.</exception>
    public void Complete() => fit.End(Take());

    /// <summary>What all parts have seen together.</summary>
    public FeatureScan Take() => _all ?? fit.Begin(seed: 1);
}
