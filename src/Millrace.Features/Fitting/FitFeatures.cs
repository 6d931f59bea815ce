using Millrace.Data;

namespace Millrace.Features;

/// <summary>
/// Learns what a feature set needs to know of the training rows (means, vocabularies, boundaries): in one scan on several threads, and in one more for each
/// stage that builds on what another one has learned. Only the columns that features read are read, and all once where the label is a class, whose classes
/// are learned too. What is learned does not depend on the number of threads.
/// </summary>
/// <typeparam name="TRow">The row type.</typeparam>
/// <typeparam name="TFeatures">The feature set.</typeparam>
[Component]
[Resources(Cpus = Threads.MostByDefault)]
public sealed partial class FitFeatures<TRow, TFeatures>
    where TRow : struct, ISchema<TRow>
    where TFeatures : struct, IFeatures<TFeatures, TRow>
{
    /// <summary>Fits the features.</summary>
    /// <param name="rows">The training rows, and only those.</param>
    /// <param name="step">Receives progress and the number of rows.</param>
    /// <param name="cancellation">Ends the work early; asked once a batch.</param>
    /// <exception cref="MillraceException">There are no rows, or a feature cannot be fitted on them.</exception>
    public async Task<Fitted<TFeatures>> RunAsync([ForFitting] Dataset<TRow> rows, StepContext step, CancellationToken cancellation)
    {
        FeatureFit fit = FeatureFit.Of<TRow, TFeatures>();
        while (!fit.IsDone)
        {
            var work = new FitWork(fit, done => step.ReportProgress(done, rows.RowCount, fit.Scans == 0 ? "rows" : "rows, once more"));
            await work.ScanAsync<TRow, TFeatures>(rows, cancellation).ConfigureAwait(false);
            work.Complete();
        }

        var fitted = new Fitted<TFeatures>(fit.ToFitted());
        step.RecordMetric("rows", fitted.RowCount);
        step.RecordMetric("width", fitted.Layout.Width);
        step.RecordMetric("scans", fitted.Scans);
        return fitted;
    }
}
