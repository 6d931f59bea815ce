using System.Data.Common;
using System.Globalization;
using System.Text;

namespace Millrace.Data;

/// <summary>Inserts rows into a table, many with one statement, within a transaction of the caller's. Statements and their parameters are used again.</summary>
internal sealed class SqlInsert : IDisposable
{
    // The least that a common database allows in one statement is 2,100 parameters and 1,000 rows.
    private const int MostParameters = 2000;
    private const int MostRows = 500;

    // Rows of long texts go in fewer at a time: a statement is in memory as a whole, and more than once.
    private const long MostBytes = 4 << 20;

    private readonly SqlSession _session;
    private readonly DbTransaction _transaction;
    private readonly SchemaInfo _schema;
    private readonly SqlName _table;
    private readonly (string Name, string Value) _mark;
    private readonly SqlValue[] _values;
    private readonly int _rows;
    private DbCommand? _full;

    /// <summary>Prepares the statement.</summary>
    /// <param name="session">The connection.</param>
    /// <param name="transaction">The transaction.</param>
    /// <param name="table">The table's name.</param>
    /// <param name="shape">A batch like those that come.</param>
    /// <param name="mark">The column that tells which rows came together, and what it receives.</param>
    public SqlInsert(SqlSession session, DbTransaction transaction, SqlName table, Batch shape, (string Name, string Value) mark)
    {
        (_session, _transaction, _table, _schema, _mark) = (session, transaction, table, shape.Schema, mark);
        _values = [.. shape.Columns.Select(SqlValue.For)];
        _rows = Math.Clamp(MostParameters / Width, 1, MostRows);
    }

    private int Width => _values.Length + 1;

    /// <summary>Inserts the rows of a batch.</summary>
    /// <param name="batch">The rows.</param>
    /// <param name="before">Rows before it, for errors.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="DataException">A value cannot be written; its row and column are named.</exception>
    public async ValueTask InsertAsync(Batch batch, long before, CancellationToken cancellation)
    {
        for (int row = 0; row < batch.Count;)
        {
            int rows = Fitting(batch, row);
            if (rows == _rows)
            {
                _full ??= await PreparedAsync(cancellation).ConfigureAwait(false);
                await RunAsync(_full, batch, row, rows, before, cancellation).ConfigureAwait(false);
            }
            else
            {
                DbCommand few = Command(rows);
                await using (few.ConfigureAwait(false))
                    await RunAsync(few, batch, row, rows, before, cancellation).ConfigureAwait(false);
            }

            row += rows;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _full?.Dispose();

    private int Fitting(Batch batch, int first)
    {
        int most = Math.Min(_rows, batch.Count - first);
        long bytes = 0;
        for (int i = 0; i < most; i++)
        {
            foreach (Column column in batch.Columns)
                bytes += column.BytesOf(first + i, 1);
            if (bytes > MostBytes)
                return Math.Max(1, i);
        }

        return most;
    }

    private async ValueTask<DbCommand> PreparedAsync(CancellationToken cancellation)
    {
        DbCommand command = Command(_rows);
        try
        {
            if (_session.Dialect.Prepares)
                await command.PrepareAsync(cancellation).ConfigureAwait(false);
            return command;
        }
        catch (Exception error)
        {
            await command.DisposeAsync().ConfigureAwait(false);
            if (error is DbException or InvalidOperationException)
                throw new DataException($"table {_table}: rows cannot be inserted: {SqlSession.Describe(error)}", error);
            throw;
        }
    }

    private async ValueTask RunAsync(DbCommand command, Batch batch, int first, int rows, long before, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        int next = 0;
        for (int row = first; row < first + rows; row++)
        {
            for (int i = 0; i < _values.Length; i++)
                command.Parameters[next++].Value = Value(batch.Columns[i], _values[i], row, before);
            next++;
        }

        try
        {
            await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
        }
        catch (Exception error) when (error is DbException or InvalidCastException or OverflowException or ArgumentException or InvalidOperationException)
        {
            throw Refused(string.Create(CultureInfo.InvariantCulture, $"table {_table}: rows {before + first + 1} to {before + first + rows} cannot be inserted"), error);
        }
    }

    // What a database says of a value may hold it.
    private DataException Refused(string what, Exception error) => _schema.Columns.Any(static column => column.IsSensitive)
        ? new DataException($"{what} ({error.GetType().Name}; what the database says may hold sensitive values, so it is left out).")
        : new DataException($"{what}: {SqlSession.Describe(error)}", error);

    private object Value(Column column, SqlValue value, int row, long before)
    {
        if (column.IsMissing(row))
            return DBNull.Value;
        try
        {
            return _session.Dialect.Written(value.Of(column, row));
        }
        catch (DataException error)
        {
            throw new DataException(
                string.Create(CultureInfo.InvariantCulture, $"table {_table}, column \"{column.Info.Name}\", row {before + row + 1}: {error.Message}"), error);
        }
    }

    private DbCommand Command(int rows)
    {
        var names = _schema.Columns.Select(static column => column.Name).Append(_mark.Name);
        var text = new StringBuilder($"INSERT INTO {_session.Dialect.Quote(_table)} ({string.Join(", ", names.Select(_session.Dialect.Quote))}) VALUES ");
        DbCommand command = _session.Command("", _transaction);
        for (int row = 0; row < rows; row++)
        {
            text.Append(row == 0 ? "(" : ", (");
            for (int i = 0; i < Width; i++)
            {
                DbParameter parameter = command.CreateParameter();
                parameter.ParameterName = string.Create(CultureInfo.InvariantCulture, $"@p{(row * Width) + i}");
                if (i < _values.Length)
                    parameter.DbType = _values[i].Type;
                else
                    parameter.Value = _mark.Value;
                command.Parameters.Add(parameter);
                text.Append(i == 0 ? "" : ", ").Append(parameter.ParameterName);
            }

            text.Append(')');
        }

        command.CommandText = text.ToString();
        return command;
    }
}
