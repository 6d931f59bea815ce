using Millrace.Data;

namespace Millrace.Features;

/// <summary>
/// Learns of some rows what a feature set needs to know of all, in one scan on several threads, as <see cref="FitFeatures{TRow, TFeatures}"/> does. Of data
/// that comes span by span it is mapped over the spans, and <see cref="MergeFeatures{TFeatures}"/> fits the features on the results, so that a new span alone
/// is looked at. A feature set of which a stage builds on what another one has learned of all rows is refused, by the compiler where a pipeline names it: it takes
/// a second scan.
/// </summary>
/// <typeparam name="TRow">The row type.</typeparam>
/// <typeparam name="TFeatures">The feature set.</typeparam>
[Component]
[Resources(Cpus = Threads.MostByDefault)]
public sealed partial class AnalyseFeatures<TRow, [OneScan] TFeatures>
    where TRow : struct, ISchema<TRow>
    where TFeatures : struct, IFeatures<TFeatures, TRow>
{
    /// <summary>Looks at the rows.</summary>
    /// <param name="rows">Training rows, and only those; there may be none.</param>
    /// <param name="step">Receives progress and the number of rows.</param>
    /// <param name="cancellation">Ends the work early; asked once a batch.</param>
    /// <exception cref="FeatureDefinitionException">
    /// A feature takes a second scan, or an analyser of one's own is no <see cref="IStoredAnalyser"/>.
    /// </exception>
    public async Task<FeatureAnalysis<TFeatures>> RunAsync([ForFitting] Dataset<TRow> rows, StepContext step, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(step);
        FeatureFit fit = FeatureFit.Of<TRow, TFeatures>();
        fit.RequireSpans();
        var work = new FitWork(fit, done => step.ReportProgress(done, rows.RowCount, "rows"));
        await work.ScanAsync<TRow, TFeatures>(rows, cancellation).ConfigureAwait(false);
        FeatureScan scan = work.Take();
        scan.End();
        fit.KeepWhatIsAsked(scan);
        FeatureAnalysis<TFeatures> analysis = FeatureAnalysis<TFeatures>.Create(scan, step.CreateFolder());
        scan.LetGo();
        step.RecordMetric("rows", analysis.RowCount);
        return analysis;
    }
}
