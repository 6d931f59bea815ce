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

    /// <summary>Ends the scan.</summary>
    /// <exception cref="MillraceException">There were no rows, or a feature cannot be fitted.</exception>
    public void Complete() => fit.End(_all ?? fit.Begin(seed: 1));
}
