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
        DbCommand command = Command(connection, query, arguments);
        await using (command.ConfigureAwait(false))
        {
            DbDataReader reader = await TryAsync(place, () => command.ExecuteReaderAsync(CommandBehavior.SingleResult, cancellation)).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                using Batch<T> batch = T.CreateBatch(0);
                var row = new SqlRow(batch, reader, place);
                long rows = 0;
                while (await TryAsync(place, () => reader.ReadAsync(cancellation)).ConfigureAwait(false))
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
            parameter.Value = long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? number : value;
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private static async Task<TResult> TryAsync<TResult>(string place, Func<Task<TResult>> run)
    {
        try
        {
            return await run().ConfigureAwait(false);
        }
        catch (Exception error) when (error is DbException or InvalidOperationException)
        {
            throw new DataException($"{place}: the query failed: {error.Message}", error);
        }
    }
}
