using Millrace.Data;

namespace Millrace.Features;

/// <summary>Learns what a feature set needs to know of the training rows (means, vocabularies, boundaries), in one scan.</summary>
/// <typeparam name="TRow">The row type.</typeparam>
/// <typeparam name="TFeatures">The feature set.</typeparam>
[Component]
public sealed partial class FitFeatures<TRow, TFeatures>
    where TRow : struct, ISchema<TRow>
    where TFeatures : struct, IFeatures<TFeatures, TRow>
{
    /// <summary>Fits the features.</summary>
    /// <param name="rows">The training rows, and only those.</param>
    /// <param name="step">Receives progress and the number of rows.</param>
    /// <param name="cancellation">Ends the work early; asked once a batch.</param>
    /// <exception cref="MillraceException">There are no rows, or numbers that are too large for a z-score.</exception>
    public async Task<Fitted<TFeatures>> RunAsync([ForFitting] Dataset<TRow> rows, StepContext step, CancellationToken cancellation)
    {
        var fitter = new FeatureFitter<TFeatures>();
        await foreach (Batch<TRow> batch in rows.ReadAsync(cancellation).ConfigureAwait(false))
        {
            cancellation.ThrowIfCancellationRequested();
            fitter.Add(batch);
            step.ReportProgress(fitter.RowCount, rows.RowCount, "rows");
        }

        Fitted<TFeatures> fitted = fitter.Complete();
        step.RecordMetric("rows", fitted.RowCount);
        step.RecordMetric("width", fitted.Layout.Width);
        return fitted;
    }
}
