using System.Collections.Immutable;
using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Millrace.Data;

/// <summary>The rows of a query as batches.</summary>
internal static class SqlRows
{
    // Rows of long texts come in smaller batches.
    private const long MostBytes = 64 << 20;

    /// <summary>Runs a query and reads its rows in order. The batch is reused.</summary>
    /// <param name="session">An open connection.</param>
    /// <param name="place">How errors name the database.</param>
    /// <param name="query">The query; its columns are found by name.</param>
    /// <param name="arguments">Values of the query's parameters by name.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="DataException">The query fails, lacks a column, has one twice, or yields a value that its column cannot hold.</exception>
    public static async IAsyncEnumerable<Batch<T>> ReadAsync<T>(
        SqlSession session, string place, string query, ImmutableArray<(string Name, string Value)> arguments, [EnumeratorCancellation] CancellationToken cancellation)
        where T : struct, ISchema<T>
    {
        DbCommand command = session.Command(query);
        await using (command.ConfigureAwait(false))
        {
            foreach ((string name, string value) in arguments)
                SqlSession.Add(command, name, Value(value));
            DbDataReader reader = await StartAsync<T>(command, place, cancellation).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                using Batch<T> batch = T.CreateBatch(0);
                var row = new SqlRow(batch, reader, place);
                while (await FillAsync(batch, row, reader, place, cancellation).ConfigureAwait(false))
                    yield return batch;
            }
        }
    }

    private static async ValueTask<DbDataReader> StartAsync<T>(DbCommand command, string place, CancellationToken cancellation)
        where T : struct, ISchema<T>
    {
        try
        {
            return await command.ExecuteReaderAsync(CommandBehavior.SingleResult, cancellation).ConfigureAwait(false);
        }
        catch (Exception error) when (error is DbException or InvalidOperationException)
        {
            throw Failed<T>(place, error);
        }
    }

    private static async ValueTask<bool> FillAsync<T>(Batch<T> batch, SqlRow row, DbDataReader reader, string place, CancellationToken cancellation)
        where T : struct, ISchema<T>
    {
        batch.Clear();
        for (long bytes = 0; batch.Count < RowSource.BatchRows && bytes < MostBytes;)
        {
            try
            {
                if (!await reader.ReadAsync(cancellation).ConfigureAwait(false))
                    break;
            }
            catch (Exception error) when (error is DbException or InvalidOperationException)
            {
                throw Failed<T>(place, error);
            }

            bytes += row.Append();
        }

        return batch.Count > 0;
    }

    // A text of digits that no number is written as, such as a code with a zero before it, stays one; quotes make a text of any.
    private static object Value(string text) => text switch
    {
        ['\'', .. var quoted, '\''] => quoted,
        _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
            && number.ToString(CultureInfo.InvariantCulture) == text => number,
        _ => text,
    };

    // What a database says of a value may hold it.
    private static DataException Failed<T>(string place, Exception error)
        where T : struct, ISchema<T> => T.Schema.Columns.Any(static column => column.IsSensitive)
            ? new DataException($"{place}: the query failed ({error.GetType().Name}; what the database says may hold sensitive values, so it is left out).")
            : new DataException($"{place}: the query failed: {SqlSession.Describe(error)}", error);
}
