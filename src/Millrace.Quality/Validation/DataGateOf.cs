using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Lets a dataset pass, whole or without some rows, or stops the run.</summary>
/// <typeparam name="T">The row type.</typeparam>
/// <param name="log">Receives what is not as expected, where the run goes on.</param>
/// <param name="gate">What comes of it.</param>
internal sealed class DataGate<T>(ILogger log, Gate gate)
    where T : struct, ISchema<T>
{
    /// <summary>Lets the dataset pass.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="report">What was found in them.</param>
    /// <param name="makeTests">Makes the tests of rows for what does not hold.</param>
    /// <param name="step">The step.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public async Task<ValidatedData<T>> PassAsync(
        Dataset<T> rows, DataReport report, Func<Task<ImmutableArray<RowTest>>> makeTests, StepContext step, CancellationToken cancellation)
    {
        Anomaly[] errors = [.. report.Anomalies.Where(static each => each.Severity == AnomalySeverity.Error)];
        bool isClosed = gate switch
        {
            Gate.Warn => false,
            Gate.Fail => errors.Length > 0,
            _ => errors.Any(static each => !RowTests.AreIn(each.Kind)),
        };
        if (isClosed)
            throw Closed(report.Closed(), errors);
        DataGate.Warn(log, report.Anomalies);
        if (gate != Gate.Quarantine || errors.Length == 0)
            return new ValidatedData<T>(rows, Dataset.Of<T>(), Dataset.Of<QuarantineReason>(), report);
        QuarantinedRows<T> parts = await SetApartAsync(rows, makeTests, step, cancellation).ConfigureAwait(false);
        report = report.WithQuarantined(parts.Quarantined.RowCount);
        step.RecordMetric("quarantined-rows", parts.Quarantined.RowCount);
        return RowAnomalies.Left(T.Schema, parts.Valid.RowCount) is { } left
            ? throw Closed(report.Closed(left), [left, .. errors])
            : new ValidatedData<T>(parts.Valid, parts.Quarantined, parts.Reasons, report);
    }

    private static async Task<QuarantinedRows<T>> SetApartAsync(
        Dataset<T> rows, Func<Task<ImmutableArray<RowTest>>> makeTests, StepContext step, CancellationToken cancellation)
    {
        ImmutableArray<RowTest> tests = await makeTests().ConfigureAwait(false);
        try
        {
            return await new RowQuarantine<T>(tests).RunAsync(rows, step, cancellation).ConfigureAwait(false);
        }
        finally
        {
            foreach (RowTest test in tests)
                test.Dispose();
        }
    }

    private static GateClosedException Closed(DataReport report, Anomaly[] errors)
    {
        string things = errors.Length == 1 ? "one thing" : string.Create(CultureInfo.InvariantCulture, $"{errors.Length} things");
        string head = string.Create(
            CultureInfo.InvariantCulture,
            $"Dataset<{T.Schema.Name}> ({report.Statistics.Rows} rows) is not as expected in {things} (rows are counted from 0):");
        return new GateClosedException(DataGate.Describe(head, errors)).Keep(report);
    }
}
