using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>What one scan of a dataset tells.</summary>
/// <param name="Statistics">What is known of it.</param>
/// <param name="Expectations">What was found of the expectations of columns, in the schema's order, and then of rows.</param>
internal sealed record ScannedDataset(DatasetStatistics Statistics, ImmutableArray<ExpectationReport> Expectations)
{
    /// <summary>Scans a dataset once.</summary>
    public static async Task<ScannedDataset> OfAsync<T>(Dataset<T> rows, StepContext step, CancellationToken cancellation)
        where T : struct, ISchema<T>
    {
        using var scan = new DatasetScan(T.Schema, step.CreateFolder);
        await foreach (Batch<T> batch in rows.ReadAsync(cancellation).ConfigureAwait(false))
        {
            cancellation.ThrowIfCancellationRequested();
            scan.Add(batch);
            step.ReportProgress(scan.Rows, rows.RowCount, "rows");
        }

        ScannedData found = scan.Report();
        return new ScannedDataset(found.ToStatistics(), [.. found.All()]);
    }
}
