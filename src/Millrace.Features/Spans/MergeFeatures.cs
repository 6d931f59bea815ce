using System.Globalization;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>
/// Fits features on what <see cref="AnalyseFeatures{TRow, TFeatures}"/> has learned of spans, in their order and without a look at a row: as
/// <see cref="FitFeatures{TRow, TFeatures}"/> over all their rows would. Counts, vocabularies, ends and classes are the same bit by bit; means and deviations
/// agree within 1e-12 of the greatest number; quantiles lie within their bound, whatever was merged: fewer than 2,048 numbers in all are exact, of more the rank of each
/// is off by less than 0.5 % of the rows with a probability of at least 0.999, or by the sum of what those of spans are off by where spans begin with the same
/// numbers.
/// </summary>
/// <typeparam name="TFeatures">The feature set.</typeparam>
[Component]
public sealed partial class MergeFeatures<TFeatures>
    where TFeatures : struct, IFeatures<TFeatures>
{
    /// <summary>Fits the features.</summary>
    /// <param name="analyses">What was learned of each span, in the order of their rows.</param>
    /// <param name="step">Receives progress and the numbers of rows and analyses.</param>
    /// <param name="cancellation">Ends the work early; asked once an analysis.</param>
    /// <exception cref="FeatureMismatchException">An analysis is damaged, or was made for another definition of the features.</exception>
    /// <exception cref="MillraceException">There are no rows, or a feature cannot be fitted on them.</exception>
    public async Task<Fitted<TFeatures>> RunAsync([ForFitting] Collection<FeatureAnalysis<TFeatures>> analyses, StepContext step, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(analyses);
        ArgumentNullException.ThrowIfNull(step);
        FeatureFit fit = FeatureFit.OfSpans<TFeatures>();
        FeatureScan? all = null;
        int done = 0;
        await foreach (FeatureAnalysis<TFeatures> analysis in analyses.WithCancellation(cancellation).ConfigureAwait(false))
        {
            cancellation.ThrowIfCancellationRequested();
            FeatureScan part = analysis.Read(fit);
            if (all is null)
            {
                all = part;
            }
            else
            {
                all.Merge(part);
                part.LetGo();
            }

            step.ReportProgress(++done, analyses.Count, "analyses");
        }

        if (all is not { Rows: > 0 })
        {
            throw new MillraceException(string.Create(
                CultureInfo.InvariantCulture,
                $"Features {TFeatures.FeatureSet.Name} cannot be fitted: the {done} analyses have seen no rows. Check which spans were found, and their files."));
        }

        fit.End(all);
        var fitted = new Fitted<TFeatures>(fit.ToFitted());
        step.RecordMetric("analyses", done);
        step.RecordMetric("rows", fitted.RowCount);
        step.RecordMetric("width", fitted.Layout.Width);
        return fitted;
    }
}
