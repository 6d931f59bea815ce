using System.Data.Common;
using System.Globalization;

namespace Millrace.Data;

/// <summary>A table that rows are written into.</summary>
/// <param name="connection">An open connection.</param>
/// <param name="name">The table's name, with its schema's before it or without.</param>
/// <param name="batchColumn">The column that tells which rows came together.</param>
internal sealed class SqlTable(DbConnection connection, string name, string batchColumn)
{
    /// <summary>Makes the table where it is missing.</summary>
    /// <param name="shape">A batch like those that will be written.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="DataException">The database refuses it.</exception>
    public ValueTask<int> CreateAsync(Batch shape, CancellationToken cancellation)
    {
        IEnumerable<string> columns = shape.Columns.Select(column =>
            $"{SqlName.QuoteColumn(column.Info.Name)} {TypeOf(SqlValue.For(column).TypeName)}{(column.Info.IsNullable ? "" : " NOT NULL")}");
        columns = columns.Append($"{SqlName.QuoteColumn(batchColumn)} text NOT NULL");
        string statement = $"CREATE TABLE IF NOT EXISTS {SqlName.Quote(name)} ({string.Join(", ", columns)})";
        return RunAsync(null, statement, null, $"cannot be made; make it with columns like these: {statement}", cancellation);
    }

    /// <summary>Begins a transaction.</summary>
    /// <exception cref="DataException">The database refuses it.</exception>
    public async ValueTask<DbTransaction> BeginAsync(CancellationToken cancellation)
    {
        try
        {
            return await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);
        }
        catch (Exception error) when (error is DbException or InvalidOperationException)
        {
            throw new DataException($"table {name}: a transaction cannot be begun: {error.Message}", error);
        }
    }

    /// <summary>Makes what was done visible.</summary>
    /// <exception cref="DataException">The database refuses it.</exception>
    public async ValueTask CommitAsync(DbTransaction transaction, CancellationToken cancellation)
    {
        try
        {
            await transaction.CommitAsync(cancellation).ConfigureAwait(false);
        }
        catch (Exception error) when (error is DbException or InvalidOperationException)
        {
            throw new DataException($"table {name}: what was written cannot be committed, so it may not be there: {error.Message} Run the step again.", error);
        }
    }

    /// <summary>Deletes a batch that was written before, or all rows.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="batch">The batch; null for all rows.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="DataException">The database refuses it.</exception>
    public ValueTask<int> DeleteAsync(DbTransaction transaction, string? batch, CancellationToken cancellation) => RunAsync(
        transaction,
        batch is null ? $"DELETE FROM {SqlName.Quote(name)}" : $"DELETE FROM {SqlName.Quote(name)} WHERE {SqlName.QuoteColumn(batchColumn)} = @batch",
        batch,
        "cannot be cleared",
        cancellation);

    /// <summary>Rows of a batch, or all rows.</summary>
    /// <param name="batch">The batch; null for all rows.</param>
    public long Count(string? batch)
    {
        string all = $"SELECT COUNT(*) FROM {SqlName.Quote(name)}";
        using DbCommand command = Command(batch is null ? all : $"{all} WHERE {SqlName.QuoteColumn(batchColumn)} = @batch", batch);
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    // SQLite makes a double of each text in a column of numbers, and loses digits by it. Only PostgreSQL calls bytes bytea.
    private string TypeOf(string type) => (type, connection.GetType().Name) switch
    {
        ("numeric", "SqliteConnection") => "text",
        ("bytea", not "NpgsqlConnection") => "blob",
        _ => type,
    };

    private async ValueTask<int> RunAsync(DbTransaction? transaction, string statement, string? batch, string failed, CancellationToken cancellation)
    {
        DbCommand command = Command(statement, batch);
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

    private DbCommand Command(string statement, string? batch)
    {
        DbCommand command = connection.CreateCommand();
        command.CommandText = statement;
        if (batch is not null)
        {
            DbParameter parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ("@batch", batch);
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
