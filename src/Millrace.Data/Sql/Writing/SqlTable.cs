using System.Data.Common;
using System.Globalization;

namespace Millrace.Data;

/// <summary>A table that rows are written into.</summary>
/// <param name="connection">An open connection.</param>
/// <param name="name">The table's name, with its schema's before it or without.</param>
/// <param name="runColumn">The column of the run's identity.</param>
internal sealed class SqlTable(DbConnection connection, string name, string runColumn)
{
    /// <summary>Makes the table where it is missing.</summary>
    /// <param name="shape">A batch like those that will be written.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="DataException">The database refuses it.</exception>
    public ValueTask<int> CreateAsync(Batch shape, CancellationToken cancellation)
    {
        IEnumerable<string> columns = shape.Columns.Select(column =>
            $"{SqlName.QuoteColumn(column.Info.Name)} {TypeOf(SqlValue.For(column).TypeName)}{(column.Info.IsNullable ? "" : " NOT NULL")}");
        columns = columns.Append($"{SqlName.QuoteColumn(runColumn)} text NOT NULL");
        string statement = $"CREATE TABLE IF NOT EXISTS {SqlName.Quote(name)} ({string.Join(", ", columns)})";
        return RunAsync(null, statement, null, $"cannot be made; make it with columns like these: {statement}", cancellation);
    }

    /// <summary>Deletes what a run has written before, or all rows.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="run">The run; null for all rows.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="DataException">The database refuses it.</exception>
    public ValueTask<int> DeleteAsync(DbTransaction transaction, string? run, CancellationToken cancellation) => RunAsync(
        transaction,
        run is null ? $"DELETE FROM {SqlName.Quote(name)}" : $"DELETE FROM {SqlName.Quote(name)} WHERE {SqlName.QuoteColumn(runColumn)} = @run",
        run,
        "cannot be cleared",
        cancellation);

    /// <summary>Rows that a run has written, or all rows.</summary>
    /// <param name="run">The run; null for all rows.</param>
    public long Count(string? run)
    {
        string all = $"SELECT COUNT(*) FROM {SqlName.Quote(name)}";
        using DbCommand command = Command(run is null ? all : $"{all} WHERE {SqlName.QuoteColumn(runColumn)} = @run", run);
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    // SQLite makes a double of each text in a column of numbers, and loses digits by it. Only PostgreSQL calls bytes bytea.
    private string TypeOf(string type) => (type, connection.GetType().Name) switch
    {
        ("numeric", "SqliteConnection") => "text",
        ("bytea", not "NpgsqlConnection") => "blob",
        _ => type,
    };

    private async ValueTask<int> RunAsync(DbTransaction? transaction, string statement, string? run, string failed, CancellationToken cancellation)
    {
        DbCommand command = Command(statement, run);
        await using (command.ConfigureAwait(false))
        {
            command.Transaction = transaction;
            try
            {
                return await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
            }
            catch (DbException error)
            {
                throw new DataException($"table {name} {failed}: {error.Message}", error);
            }
        }
    }

    private DbCommand Command(string statement, string? run)
    {
        DbCommand command = connection.CreateCommand();
        command.CommandText = statement;
        if (run is not null)
        {
            DbParameter parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ("@run", run);
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
