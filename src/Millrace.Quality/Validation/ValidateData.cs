using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>
/// Checks every row against what the schema expects of its columns (ranges, domains, patterns, keys and the rest) and of rows. Data that is not as expected
/// stops the run, is told of, or is set apart row by row, as the gate says.
/// </summary>
/// <remarks>
/// The gate <see cref="Gate.Quarantine"/> takes out the rows that break an expectation of values, keys or rows beyond its tolerance, in a second pass. What
/// cannot be laid on rows stops the run all the same: the number of rows, of those as well that are left; presence, balance and order. Whatever the gate is,
/// what is within a tolerance is told of in the log, and goes on.
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
        ScannedDataset scanned = await ScannedDataset.OfAsync(rows, environment, step, cancellation).ConfigureAwait(false);
        ImmutableArray<ExpectationReport> expectations = scanned.Expectations;
        var report = new DataReport(
            scanned.Statistics, expectations, AnomalyFinder.Find(T.Schema, scanned.Statistics, expectations, environment))
        {
            Environment = environment,
            Gate = Gate,
        };
        step.RecordMetric("rows", report.Statistics.Rows);
        ImmutableArray<ExpectationReport> broken = [.. expectations.Where(static each => !each.Holds)];
        return await new DataGate<T>(log, Gate).PassAsync(
            rows, report, () => RowTests.OfAsync(rows, broken, step.CreateFolder, cancellation), step, cancellation).ConfigureAwait(false);
    }
}
