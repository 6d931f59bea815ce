using System.Globalization;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>
/// Puts statistics of several datasets together, as if all their rows had been looked at at once, without looking at one. Counts are the same; moments and
/// correlations with the label are equal within the last digits; quantiles and frequent values lie within the bounds that they state. Not known is the
/// mutual information with the label, for which each part has bins of its own; histograms that were counted exactly become those of the sketch.
/// <see cref="DatasetStatistics.NotKnown"/> says so where they were asked for. A value that has a slice of its own in some parts and is one of the rarer ones
/// in another counts as one of these everywhere. Of a sensitive column nothing is kept that values could be held against, so of how many differ the bounds
/// are told. Of a single part everything stays as it is.
/// </summary>
/// <typeparam name="T">The row type.</typeparam>
[Component, IgnoresExpectations]
public sealed partial class MergeStatistics<T>
    where T : struct, ISchema<T>
{
    /// <summary>Puts the statistics together.</summary>
    /// <param name="parts">The statistics, all computed with the same parameters, in the order of their rows.</param>
    /// <param name="step">Receives progress and the numbers of rows and parts.</param>
    /// <param name="cancellation">Ends the work early; asked once a part.</param>
    /// <returns>The statistics; of no rows where there are no parts.</returns>
    /// <exception cref="DataException">Parts were computed with different parameters, or what is stored of one is damaged.</exception>
    public async Task<Statistics<T>> RunAsync(Collection<Statistics<T>> parts, StepContext step, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentNullException.ThrowIfNull(step);
        using Batch<T> shape = T.CreateBatch(0);
        CollectedStatistics? all = null;
        DatasetStatistics? single = null;
        StatisticsOptions? options = null;
        int done = 0;
        await foreach (Statistics<T> part in parts.WithCancellation(cancellation).ConfigureAwait(false))
        {
            cancellation.ThrowIfCancellationRequested();
            if (options is not null && !options.Equals(part.Options))
            {
                throw new DataException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"The statistics of part {done} of {T.Schema.Name}, counted from 0, were computed with other parameters than those before it: ")
                    + "give all the same.");
            }

            options = part.Options;
            CollectedStatistics collected = await part.CollectedAsync(shape.Columns, cancellation).ConfigureAwait(false);
            if (all is null)
            {
                (all, single) = (collected, part.Content);
            }
            else
            {
                all.Merge(collected);
                collected.LetGo();
                single = null;
            }

            all.Slices.Limit(options.MostSlices);
            step.ReportProgress(++done, parts.Count, "parts");
        }

        options ??= StatisticsOptions.Default;
        all ??= new CollectedStatistics(T.Schema.Name, shape.Columns);
        DatasetStatistics content = single ?? all.Summary(options) with { NotKnown = NotKnown.Merged(options, T.Schema) };
        step.RecordMetric("parts", done);
        step.RecordMetric("rows", content.Rows);
        return new Statistics<T>(content, options, all);
    }
}
