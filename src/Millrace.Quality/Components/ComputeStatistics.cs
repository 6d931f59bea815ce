using Millrace.Data;

namespace Millrace.Quality;

/// <summary>
/// Looks at all rows once, with all the processors that the step has, and tells what is known of each column: counts, ends, moments, quantiles, histograms,
/// frequent values, lengths. Of data that comes span by span it is mapped over the spans, and <see cref="MergeStatistics{T}"/> puts the results together, so
/// that a new span alone is looked at.
/// </summary>
/// <typeparam name="T">The row type.</typeparam>
[Component, IgnoresExpectations]
[Resources(Cpus = Threads.MostByDefault)]
public sealed partial class ComputeStatistics<T>
    where T : struct, ISchema<T>
{
    /// <summary>How many of the most frequent values are told.</summary>
    [Parameter, InRange(1, 1000)]
    public int TopValues { get; init; } = StatisticsOptions.Default.TopValues;

    /// <summary>How many buckets histograms have at most.</summary>
    [Parameter, InRange(1, 1000)]
    public int Buckets { get; init; } = StatisticsOptions.Default.Buckets;

    /// <summary>The shares whose quantiles are told, ascending, 0 to 1; none for the usual ones, from 0.01 to 0.99.</summary>
    [Parameter]
    public IReadOnlyList<double> Quantiles { get; init; } = [];

    /// <summary>Whether histograms of buckets of one width are counted exactly, in a second pass over the rows, and not told by a sketch.</summary>
    [Parameter]
    public bool ExactHistograms { get; init; }

    /// <summary>The column, by its name in files, whose numbers are the weights of rows; empty where each row counts once.</summary>
    [Parameter]
    public string Weight { get; init; } = "";

    /// <summary>
    /// The column, by its name in files, that the others are held against; empty for none. Sensitive columns are not held against it, and none is where it is
    /// sensitive itself: <see cref="DatasetStatistics.NotKnown"/> says so.
    /// </summary>
    [Parameter]
    public string Label { get; init; } = "";

    /// <summary>The columns, by their names in files, by whose values rows are looked at apart as well.</summary>
    [Parameter]
    public IReadOnlyList<string> SliceBy { get; init; } = [];

    /// <summary>How many values of a column make slices of their own, the most frequent ones; the others are one slice together.</summary>
    [Parameter, InRange(1, 1000)]
    public int MostSlices { get; init; } = StatisticsOptions.Default.MostSlices;

    /// <summary>Computes the statistics.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="step">Receives progress and the number of rows.</param>
    /// <param name="cancellation">Ends the work early; asked once a batch.</param>
    /// <exception cref="DataException">
    /// A column that a parameter names is not there or of the wrong type, shares are no shares, a weight is no weight, or a file is damaged.
    /// </exception>
    public async Task<Statistics<T>> RunAsync(Dataset<T> rows, StepContext step, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(step);
        StatisticsOptions options = ToOptions();
        var request = new ScanRequest(options, step.CreateFolder) { Progress = done => step.ReportProgress(done, rows.RowCount, "rows") };
        ScanResult found = await StatisticsScan.RunAsync(rows, request, cancellation).ConfigureAwait(false);
        step.RecordMetric("rows", found.Statistics.Rows);
        return new Statistics<T>(found.Statistics, options, found.Collected);
    }

    private StatisticsOptions ToOptions() => new()
    {
        TopValues = TopValues,
        Buckets = Buckets,
        Quantiles = Quantiles.Count == 0 ? StatisticsOptions.Default.Quantiles : [.. Quantiles],
        ExactHistograms = ExactHistograms,
        Weight = Named(Weight),
        Label = Named(Label),
        SliceBy = [.. SliceBy],
        MostSlices = MostSlices,
    };

    private static string? Named(string column) => column.Length == 0 ? null : column;
}
