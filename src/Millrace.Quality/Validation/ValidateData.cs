using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>
/// Checks every row against what the schema expects of its columns (ranges, domains, patterns, keys and the rest) and of rows. Data that is not as expected
/// stops the run, is told of, or is set apart row by row, as the gate says.
/// </summary>
/// <remarks>
/// The gate <see cref="Gate.Quarantine"/> takes out the rows that break an expectation of values, keys or rows beyond its tolerance, in a second pass, and
/// another for each key. Where the schema has shares (presence, balance, tolerances), the rows that are left are looked at again, since shares are others
/// there: what is beyond its tolerance then is taken out too. What cannot be laid on rows stops the run all the same: the number of rows, presence, balance
/// and order, of all rows and of those that are left. Of what statistics find (NaN, missing values, elements of lists) the first rows are looked for afterwards,
/// in a pass over the columns concerned that ends when they are found. Whatever the gate is, what is within its tolerance goes on, and the report alone says how much it is.
/// </remarks>
/// <typeparam name="T">The row type.</typeparam>
/// <param name="log">Receives what is not as expected, where the run goes on.</param>
[Component]
public sealed partial class ValidateData<T>(ILogger<ValidateData<T>> log)
    where T : struct, ISchema<T>
{
    /// <summary>What comes of data that is not as expected: fail, warn or quarantine.</summary>
    [Parameter]
    public Gate Gate { get; init; }

    /// <summary>
    /// The environment that the data comes from, one of the schema's; columns that are only in others are not looked at. Empty where none is told apart.
    /// </summary>
    [Parameter]
    public string Environment { get; init; } = "";

    /// <summary>Checks the rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="step">Receives progress, and the numbers of rows and of those set apart.</param>
    /// <param name="cancellation">Ends the work early; asked once a batch.</param>
    /// <returns>The rows that go on, those set apart with the reasons, and what was found in all.</returns>
    /// <exception cref="GateClosedException">The data is not as expected, and the gate says that the run stops; it keeps the report.</exception>
    /// <exception cref="ParameterException">The schema has no such environment.</exception>
    public async Task<ValidatedData<T>> RunAsync(Dataset<T> rows, StepContext step, CancellationToken cancellation)
    {
        string? environment = DataGate.CheckEnvironment(T.Schema, Environment);
        DataGate.TellReferences(log, T.Schema, environment);
        DataReport report = await LookAsync(rows, environment, step, cancellation).ConfigureAwait(false);
        step.RecordMetric("rows", report.Statistics.Rows);
        return await new DataGate<T>(log, Gate).PassAsync(
            rows,
            report,
            broken => RowTests.OfAsync(rows, broken, step.CreateFolder, cancellation),
            RowTests.HasShares(T.Schema) ? rest => LookAsync(rest, environment, step, cancellation) : null,
            step,
            cancellation).ConfigureAwait(false);
    }

    private async Task<DataReport> LookAsync(Dataset<T> rows, string? environment, StepContext step, CancellationToken cancellation)
    {
        ScannedDataset scanned = await ScannedDataset.OfAsync(rows, environment, step, cancellation).ConfigureAwait(false);
        ImmutableArray<Anomaly> anomalies = await ExampleSearch.AddAsync(
            AnomalyFinder.Find(T.Schema, scanned.Statistics, scanned.Expectations, environment),
            [.. T.Schema.Columns.Select(static column => new SoughtColumn(column, column))],
            columns => rows.ReadColumnsAsync(columns, DatasetReadOptions.Default, cancellation),
            cancellation).ConfigureAwait(false);
        return new DataReport(scanned.Statistics, scanned.Expectations, anomalies) { Environment = environment, Gate = Gate };
    }
}
