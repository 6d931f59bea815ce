using System.Data.Common;

namespace Millrace.Data;

/// <summary>A table that rows are written into.</summary>
/// <param name="session">An open connection.</param>
/// <param name="name">The table's name.</param>
/// <param name="batchColumn">The column that tells which rows came together.</param>
internal sealed class SqlTable(SqlSession session, SqlName name, string batchColumn)
{
    private readonly string _quoted = session.Dialect.Quote(name);

    /// <summary>Makes the table where it is missing.</summary>
    /// <param name="shape">A batch like those that will be written.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="DataException">The database refuses it, or the names of its types are not known.</exception>
    public async ValueTask CreateAsync(Batch shape, CancellationToken cancellation)
    {
        // Whoever may write into a table need not be allowed to make one.
        if (await IsThereAsync(cancellation).ConfigureAwait(false))
            return;
        IEnumerable<string> columns = shape.Columns.Select(column =>
            $"{session.Dialect.Quote(column.Info.Name)} {session.Dialect.TypeOf(SqlValue.For(column).TypeName)}{(column.Info.IsNullable ? "" : " NOT NULL")}");
        columns = columns.Append($"{session.Dialect.Quote(batchColumn)} text NOT NULL");
        string definition = $"{_quoted} ({string.Join(", ", columns)})";
        if (!session.Dialect.KnowsTypes)
        {
            throw new DataException(
                $"table {name} is not there or cannot be read, and what types the database has is not known here. Make it with columns like these: {definition}");
        }

        try
        {
            await RunAsync(null, $"CREATE TABLE IF NOT EXISTS {definition}", null, $"cannot be made; make it with columns like these: {definition}", cancellation)
                .ConfigureAwait(false);
        }
        catch (DataException) when (!cancellation.IsCancellationRequested)
        {
            // PostgreSQL objects where another program makes it at the same moment.
            if (!await IsThereAsync(cancellation).ConfigureAwait(false))
                throw;
        }
    }

    /// <summary>Begins a transaction.</summary>
    /// <exception cref="DataException">The database refuses it.</exception>
    public async ValueTask<DbTransaction> BeginAsync(CancellationToken cancellation)
    {
        try
        {
            return await session.Connection.BeginTransactionAsync(session.Dialect.Isolation, cancellation).ConfigureAwait(false);
        }
        catch (Exception error) when (error is DbException or InvalidOperationException or NotSupportedException or ArgumentException)
        {
            throw new DataException($"table {name}: a transaction cannot be begun: {SqlSession.Describe(error)}", error);
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
            throw new DataException(
                $"table {name}: what was written cannot be committed, so it may not be there: {SqlSession.Describe(error)} Run the step again.", error);
        }
    }

    /// <summary>
    /// Deletes a batch that was written before, or all rows. On PostgreSQL another program that writes the same is waited for, as long as a statement may take;
    /// on SQLite the transaction has waited for it, as long as the connection string says.
    /// </summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="batch">The batch; null for all rows.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="DataException">The database refuses it, or another program takes too long.</exception>
    public async ValueTask DeleteAsync(DbTransaction transaction, string? batch, CancellationToken cancellation)
    {
        if (session.Dialect.Lock(_quoted, batch is null) is { } statement)
            await RunAsync(transaction, statement, batch, "cannot be locked: another program may be writing it", cancellation).ConfigureAwait(false);
        await RunAsync(transaction, Where($"DELETE FROM {_quoted}", batch), batch, "cannot be cleared", cancellation).ConfigureAwait(false);
    }

    /// <summary>Rows of a batch, or all rows.</summary>
    /// <param name="batch">The batch; null for all rows.</param>
    public long Count(string? batch)
    {
        using DbCommand command = Command(null, Where($"SELECT COUNT(*) FROM {_quoted}", batch), batch);
        return SqlSession.Number(command);
    }

    private async ValueTask<bool> IsThereAsync(CancellationToken cancellation)
    {
        DbCommand command = session.Command($"SELECT 1 FROM {_quoted} WHERE 1 = 0");
        await using (command.ConfigureAwait(false))
        {
            try
            {
                await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false);
                return true;
            }
            catch (DbException) when (!cancellation.IsCancellationRequested)
            {
                // Whatever it is, whoever makes the table or writes into it is told.
                return false;
            }
        }
    }

    private async ValueTask RunAsync(DbTransaction? transaction, string statement, string? batch, string failed, CancellationToken cancellation)
    {
        DbCommand command = Command(transaction, statement, batch);
        await using (command.ConfigureAwait(false))
        {
            try
            {
                await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
            }
            catch (DbException error)
            {
                throw new DataException($"table {name} {failed}: {SqlSession.Describe(error)}", error);
            }
        }
    }

    private string Where(string statement, string? batch) => batch is null ? statement : $"{statement} WHERE {session.Dialect.Quote(batchColumn)} = @batch";

    private DbCommand Command(DbTransaction? transaction, string statement, string? batch)
    {
        DbCommand command = session.Command(statement, transaction);
        if (batch is not null)
            SqlSession.Add(command, "@batch", batch);
        return command;
    }
}
