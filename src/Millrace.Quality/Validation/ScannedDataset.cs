using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>What one scan of a dataset tells.</summary>
/// <param name="Statistics">What is known of it.</param>
/// <param name="Expectations">What was found of the expectations of columns, in the schema's order, and then of rows.</param>
internal sealed record ScannedDataset(DatasetStatistics Statistics, ImmutableArray<ExpectationReport> Expectations)
{
    /// <summary>Scans a dataset once, and holds it against what an environment's data is expected to be.</summary>
    public static async Task<ScannedDataset> OfAsync<T>(Dataset<T> rows, string? environment, StepContext step, CancellationToken cancellation)
        where T : struct, ISchema<T>
    {
        var request = new ScanRequest(StatisticsOptions.Default, step.CreateFolder)
        {
            Environment = environment,
            WithExpectations = true,
            Progress = done => step.ReportProgress(done, rows.RowCount, "rows"),
        };
        ScanResult found = await StatisticsScan.RunAsync(rows, request, cancellation).ConfigureAwait(false);
        found.Collected.LetGo();
        return new ScannedDataset(found.Statistics, [.. found.Columns.SelectMany(static column => column), .. found.Rows]);
    }
}
