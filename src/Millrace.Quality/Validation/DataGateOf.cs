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
    /// <param name="lookAgain">
    /// Finds what there is in the rows that are left when some were set apart; null where nothing that is expected depends on a share of rows or values, so
    /// that the rest is as expected.
    /// </param>
    /// <param name="step">The step.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public async Task<ValidatedData<T>> PassAsync(
        Dataset<T> rows,
        DataReport report,
        Func<ImmutableArray<ExpectationReport>, Task<ImmutableArray<RowTest>>> makeTests,
        Func<Dataset<T>, Task<DataReport>>? lookAgain,
        StepContext step,
        CancellationToken cancellation)
    {
        Anomaly[] errors = Errors(report);
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
        return await SetApartAsync(rows, report, makeTests, lookAgain, step, cancellation).ConfigureAwait(false);
    }

    // What was within a tolerance of all rows may be beyond it of those that are left; such rows are set apart too, until the rest is as expected.
    private async Task<ValidatedData<T>> SetApartAsync(
        Dataset<T> rows,
        DataReport report,
        Func<ImmutableArray<ExpectationReport>, Task<ImmutableArray<RowTest>>> makeTests,
        Func<Dataset<T>, Task<DataReport>>? lookAgain,
        StepContext step,
        CancellationToken cancellation)
    {
        ImmutableArray<ExpectationReport> broken = [.. report.Expectations.Where(static each => !each.Holds)];
        var ofRest = new List<Anomaly>();
        while (true)
        {
            QuarantinedRows<T> parts = await SetApartAsync(rows, () => makeTests(broken), step, cancellation).ConfigureAwait(false);
            DataReport told = report.WithQuarantined(parts.Quarantined.RowCount, ofRest);
            ExpectationReport[] more = [];
            Anomaly[] left = [];
            if (RowAnomalies.Left(T.Schema, parts.Valid.RowCount) is { } few)
            {
                left = [few];
            }
            else if (lookAgain is not null && parts.Valid.RowCount > 0)
            {
                DataReport rest = await lookAgain(parts.Valid).ConfigureAwait(false);
                left = Errors(rest);
                more = [.. rest.Expectations.Where(each => !each.Holds && !broken.Any(known => IsSame(known, each)))];
            }

            if (left.Length > 0 && more.Length > 0 && left.All(static each => RowTests.AreIn(each.Kind)))
            {
                broken = [.. broken, .. more];
                Anomaly[] found = [.. left.Select(RowAnomalies.OfRest)];
                DataGate.Warn(log, found);
                ofRest.AddRange(found);
                continue;
            }

            step.RecordMetric("quarantined-rows", parts.Quarantined.RowCount);
            if (left.Length == 0)
                return new ValidatedData<T>(parts.Valid, parts.Quarantined, parts.Reasons, told);
            left = [.. left.Select(RowAnomalies.OfRest)];
            throw Closed(told.Closed(left), [.. left, .. Errors(told)]);
        }
    }

    private static bool IsSame(ExpectationReport one, ExpectationReport other) => one.Column == other.Column && one.Attribute == other.Attribute;

    private static Anomaly[] Errors(DataReport report) => [.. report.Anomalies.Where(static each => each.Severity == AnomalySeverity.Error)];

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
