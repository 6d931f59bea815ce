using Microsoft.Extensions.Logging;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>
/// Checks every row against what the schema expects of its columns (ranges, domains, patterns, keys and the rest) and of rows, and passes the dataset on
/// unchanged when it holds.
/// </summary>
/// <typeparam name="T">The row type.</typeparam>
/// <param name="log">Receives what is broken within the tolerance.</param>
[Component]
public sealed partial class Validate<T>(ILogger<Validate<T>> log)
    where T : struct, ISchema<T>
{
    /// <summary>Checks the rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="step">Receives progress and the number of rows.</param>
    /// <param name="cancellation">Ends the work early; asked once a batch.</param>
    /// <returns>The same dataset, and what the scan found in it.</returns>
    /// <exception cref="DataValidationException">There are no rows, or they break an expectation beyond its tolerance.</exception>
    public async Task<(Dataset<T> Valid, DataReport Report)> RunAsync(Dataset<T> rows, StepContext step, CancellationToken cancellation)
    {
        using var scan = new DatasetScan(T.Schema, step.CreateFolder);
        await foreach (Batch<T> batch in rows.ReadAsync(cancellation).ConfigureAwait(false))
        {
            cancellation.ThrowIfCancellationRequested();
            scan.Add(batch);
            step.ReportProgress(scan.Rows, rows.RowCount, "rows");
        }

        ScannedData report = scan.Report();
        if (report.RowCount == 0 || !report.Holds)
            throw new DataValidationException(T.Schema, report);
        step.RecordMetric("rows", report.RowCount);
        foreach (ExpectationReport expectation in report.Expectations.Where(static each => each.Broken > 0))
            LogTolerated(log, expectation.Broken, expectation.Checked, expectation.Attribute);
        foreach (ColumnReport column in report.Columns)
        {
            foreach (ExpectationReport expectation in column.Expectations)
            {
                if (expectation.Broken > 0)
                    LogTolerated(log, column.Name, expectation.Broken, expectation.Checked, expectation.Attribute);
            }
        }

        return (rows, new DataReport(report.ToStatistics(), [.. report.All()], []));
    }

    [LoggerMessage(LogLevel.Warning, "Column {Column}: {Broken} of {Checked} values break {Attribute}, which tolerates as many.")]
    private static partial void LogTolerated(ILogger log, string column, long broken, long @checked, string attribute);

    [LoggerMessage(LogLevel.Warning, "{Broken} of {Checked} rows break {Attribute}, which tolerates as many.")]
    private static partial void LogTolerated(ILogger log, long broken, long @checked, string attribute);
}
