using System.Collections.Immutable;

namespace Millrace.Data;

/// <summary>
/// Reads the rows of a query, from any database that the program's <see cref="SqlDatabases"/> name. A database may change unseen, so a result is reused for
/// a day at most. Without ORDER BY the order of rows is the database's, and another order is another result.
/// </summary>
/// <typeparam name="T">The row type; its columns are found by name, others are ignored.</typeparam>
/// <param name="databases">The program's databases.</param>
[Component(Cache = CachePolicy.Expires, ExpiresAfter = "1.00:00:00"), IgnoresExpectations]
public sealed partial class ReadSql<T>(SqlDatabases databases)
    where T : struct, ISchema<T>
{
    /// <summary>The database's name in the program.</summary>
    [Parameter]
    public required string Database { get; init; }

    /// <summary>
    /// The query, or the name of a table for all of its rows, in which the case of letters counts; parts that are no words stand in double quotes.
    /// </summary>
    [Parameter]
    public required string Query { get; init; }

    /// <summary>
    /// Values of the query's parameters: NAME=VALUE. Whole numbers are numbers, everything else is a text; so is what stands in single quotes.
    /// </summary>
    [Parameter]
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>
    /// Seconds that the database may take until the first rows come, 0 for as long as it takes; by default what the provider says, often 30, or the
    /// connection string.
    /// </summary>
    [Parameter, InRange(0, int.MaxValue)]
    public int? CommandTimeout { get; init; }

    /// <summary>Reads the rows.</summary>
    /// <param name="step">Receives progress.</param>
    /// <param name="cancellation">Ends the reading early.</param>
    /// <returns>The rows in the order of the query.</returns>
    /// <exception cref="DataException">The database cannot be reached, the query fails, lacks a column, or yields a value that its column cannot hold.</exception>
    /// <exception cref="ParameterException">There is no such database, or an argument is not written NAME=VALUE.</exception>
    public async Task<Dataset<T>> RunAsync(StepContext step, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(step);
        ImmutableArray<(string, string)> arguments = [.. Arguments.Select(Split)];
        SqlSession session = await databases.OpenAsync(Database, CommandTimeout, cancellation).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            string query = SqlName.Find(Query) is { } table ? $"SELECT * FROM {session.Dialect.Quote(table)}" : Query;
            IAsyncEnumerable<Batch<T>> batches = SqlRows.ReadAsync<T>(session, $"database '{Database}'", query, arguments, cancellation);
            return await step.WriteDatasetAsync(batches, cancellation).ConfigureAwait(false);
        }
    }

    private static (string Name, string Value) Split(string argument) => argument.Split('=', 2) is [{ Length: > 0 } name, var value]
        ? (name, value)
        : throw new ParameterException("arguments", $"'{argument}' is no argument: write NAME=VALUE, such as since=2011-01-01.");
}
