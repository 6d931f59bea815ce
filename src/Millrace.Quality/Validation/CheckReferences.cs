using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>
/// Checks that another dataset has the values to which <c>[References]</c> of the schema refers. Missing values refer to nothing. Rows whose values are not
/// there stop the run, are told of, or are set apart, as the gate says.
/// </summary>
/// <remarks>Memory holds the other dataset's distinct keys, some 40 bytes each.</remarks>
/// <typeparam name="T">The type of the rows that refer.</typeparam>
/// <typeparam name="TOther">The type of the rows that are referred to.</typeparam>
/// <param name="log">Receives what is not there, where the run goes on.</param>
[Component]
public sealed partial class CheckReferences<T, TOther>(ILogger<CheckReferences<T, TOther>> log)
    where T : struct, ISchema<T>
    where TOther : struct, ISchema<TOther>
{
    /// <summary>What comes of values that are not there: fail, warn or quarantine.</summary>
    [Parameter]
    public Gate Gate { get; init; }

    /// <summary>Checks the rows.</summary>
    /// <param name="rows">The rows that refer.</param>
    /// <param name="others">The rows that are referred to.</param>
    /// <param name="step">Receives progress, and the numbers of rows and of those set apart.</param>
    /// <param name="cancellation">Ends the work early; asked once a batch.</param>
    /// <returns>
    /// The rows that go on, those set apart with the reasons, and what was found. Its statistics tell of the columns that refer, counts alone.
    /// </returns>
    /// <exception cref="GateClosedException">Values are not there, and the gate says that the run stops; it keeps the report.</exception>
    /// <exception cref="MillraceException">The schema does not refer to the other, or to a column that it does not have, or one of another type.</exception>
    public async Task<ValidatedData<T>> RunAsync(Dataset<T> rows, Dataset<TOther> others, StepContext step, CancellationToken cancellation)
    {
        ImmutableArray<ReferringColumn> columns = ReferringColumn.Of(T.Schema, TOther.Schema);
        await ReferringColumn.ReadKeysAsync(columns, others, cancellation).ConfigureAwait(false);
        DataReport report = await LookAsync(rows, columns, step, cancellation).ConfigureAwait(false);
        step.RecordMetric("rows", report.Statistics.Rows);
        bool hasShares = columns.Length > 1 && columns.Any(static column => column.Expectation.Tolerance > 0);
        return await new DataGate<T>(log, Gate).PassAsync(
            rows,
            report,
            broken => Task.FromResult(Tests(columns, broken)),
            hasShares ? rest => LookAsync(rest, columns, step, cancellation) : null,
            step,
            cancellation).ConfigureAwait(false);
    }

    private static ImmutableArray<RowTest> Tests(ImmutableArray<ReferringColumn> columns, ImmutableArray<ExpectationReport> broken) =>
    [
        .. columns.Where(column => broken.Any(each => each.Column == column.Info.Name && each.Attribute == column.Expectation.ToString()))
            .Select(static column => column.ToTest()),
    ];

    private async Task<DataReport> LookAsync(
        Dataset<T> rows, ImmutableArray<ReferringColumn> columns, StepContext step, CancellationToken cancellation)
    {
        DatasetStatistics statistics = await CheckAsync(rows, columns, step, cancellation).ConfigureAwait(false);
        ImmutableArray<ExpectationReport> reports = [.. columns.Select(static column => column.Report())];
        var anomalies = columns.SelectMany(column =>
            new ColumnAnomalies(T.Schema, column.Info, statistics.Find(column.Info.Name)!, statistics.Rows, isWeighted: false).References(column.Expectation, reports));
        return new DataReport(statistics, reports, [.. anomalies.OrderByDescending(static anomaly => anomaly.Severity)]) { Gate = Gate };
    }

    private static async Task<DatasetStatistics> CheckAsync(
        Dataset<T> rows, ImmutableArray<ReferringColumn> columns, StepContext step, CancellationToken cancellation)
    {
        long row = 0;
        foreach (ReferringColumn column in columns)
            column.Begin();
        ImmutableArray<int> places = [.. columns.Select(static column => column.Place)];
        await foreach (Batch batch in rows.ReadColumnsAsync(places, DatasetReadOptions.Default, cancellation).ConfigureAwait(false))
        {
            cancellation.ThrowIfCancellationRequested();
            for (int i = 0; i < columns.Length; i++)
                columns[i].Look(batch.Columns[i], row);
            row += batch.Count;
            step.ReportProgress(row, rows.RowCount, "rows");
        }

        return new DatasetStatistics(T.Schema.Name, row, [.. columns.Select(column => column.ToStatistics(row))]);
    }
}
