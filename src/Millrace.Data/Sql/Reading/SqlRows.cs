using System.Collections.Immutable;
using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Millrace.Data;

/// <summary>The rows of a query as batches.</summary>
internal static class SqlRows
{
    /// <summary>Runs a query and reads its rows in order. The batch is reused.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="place">How errors name the database.</param>
    /// <param name="query">The query; its columns are found by name.</param>
    /// <param name="arguments">Values of the query's parameters by name.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="DataException">The query fails, lacks a column, has one twice, or yields a value that its column cannot hold.</exception>
    public static async IAsyncEnumerable<Batch<T>> ReadAsync<T>(
        DbConnection connection, string place, string query, ImmutableArray<(string Name, string Value)> arguments, [EnumeratorCancellation] CancellationToken cancellation)
        where T : struct, ISchema<T>
    {
        bool isSensitive = T.Schema.Columns.Any(static column => column.IsSensitive);
        DbCommand command = Command(connection, query, arguments);
        await using (command.ConfigureAwait(false))
        {
            DbDataReader reader = await TryAsync(place, isSensitive, () => command.ExecuteReaderAsync(CommandBehavior.SingleResult, cancellation)).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                using Batch<T> batch = T.CreateBatch(0);
                var row = new SqlRow(batch, reader, place);
                long rows = 0;
                while (await TryAsync(place, isSensitive, () => reader.ReadAsync(cancellation)).ConfigureAwait(false))
                {
                    row.Append(++rows);
                    if (batch.Count < RowSource.BatchRows)
                        continue;
                    yield return batch;
                    batch.Clear();
                }

                if (batch.Count > 0)
                    yield return batch;
            }
        }
    }

    private static DbCommand Command(DbConnection connection, string query, ImmutableArray<(string Name, string Value)> arguments)
    {
        DbCommand command = connection.CreateCommand();
        command.CommandText = query;
        foreach ((string name, string value) in arguments)
        {
            DbParameter parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = Value(value);
            command.Parameters.Add(parameter);
        }

        return command;
    }

    // A text of digits that no number is written as, such as a code with a zero before it, stays one; quotes make a text of any.
    private static object Value(string text) => text switch
    {
        ['\'', .. var quoted, '\''] => quoted,
        _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
            && number.ToString(CultureInfo.InvariantCulture) == text => number,
        _ => text,
    };

    private static async Task<TResult> TryAsync<TResult>(string place, bool isSensitive, Func<Task<TResult>> run)
    {
        try
        {
            return await run().ConfigureAwait(false);
        }
        catch (Exception error) when (error is DbException or InvalidOperationException)
        {
            // What a database says of a value may hold it.
            throw isSensitive
                ? new DataException($"{place}: the query failed ({error.GetType().Name}; what the database says may hold sensitive values, so it is left out).")
                : new DataException($"{place}: the query failed: {error.Message}", error);
        }
    }
}
