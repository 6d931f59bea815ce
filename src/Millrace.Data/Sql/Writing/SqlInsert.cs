using System.Data.Common;
using System.Globalization;
using System.Text;

namespace Millrace.Data;

/// <summary>Inserts rows into a table, many with one statement, within a transaction of the caller's.</summary>
internal sealed class SqlInsert : IDisposable
{
    // The least that a common database allows in one statement is 2,100 parameters and 1,000 rows.
    private const int MostParameters = 2000;
    private const int MostRows = 500;

    private readonly DbTransaction _transaction;
    private readonly SchemaInfo _schema;
    private readonly string _table;
    private readonly (string Name, string Value) _mark;
    private readonly SqlValue[] _values;
    private readonly DbCommand _full;
    private readonly int _rows;

    /// <summary>Prepares the statement.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="table">The table's name.</param>
    /// <param name="shape">A batch like those that come.</param>
    /// <param name="mark">The column that tells which rows came together, and what it receives.</param>
    public SqlInsert(DbTransaction transaction, string table, Batch shape, (string Name, string Value) mark)
    {
        (_transaction, _table, _schema, _mark) = (transaction, table, shape.Schema, mark);
        _values = [.. shape.Columns.Select(SqlValue.For)];
        _rows = Math.Clamp(MostParameters / Width, 1, MostRows);
        _full = Command(_rows);
    }

    private int Width => _values.Length + 1;

    /// <summary>Inserts the rows of a batch.</summary>
    /// <param name="batch">The rows.</param>
    /// <param name="before">Rows before it, for errors.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="DataException">A value cannot be written; its row and column are named.</exception>
    public async ValueTask InsertAsync(Batch batch, long before, CancellationToken cancellation)
    {
        int row = 0;
        for (; row + _rows <= batch.Count; row += _rows)
            await RunAsync(_full, batch, row, _rows, before, cancellation).ConfigureAwait(false);
        if (row == batch.Count)
            return;
        DbCommand rest = Command(batch.Count - row);
        await using (rest.ConfigureAwait(false))
            await RunAsync(rest, batch, row, batch.Count - row, before, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose() => _full.Dispose();

    private async ValueTask RunAsync(DbCommand command, Batch batch, int first, int rows, long before, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        int next = 0;
        for (int row = first; row < first + rows; row++)
        {
            for (int i = 0; i < _values.Length; i++)
                command.Parameters[next++].Value = Value(batch.Columns[i], _values[i], row, before);
            command.Parameters[next++].Value = _mark.Value;
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
        : new DataException($"{what}: {error.Message}", error);

    private static object Value(Column column, SqlValue value, int row, long before)
    {
        if (column.IsMissing(row))
            return DBNull.Value;
        try
        {
            return value.Of(column, row);
        }
        catch (DataException error)
        {
            throw new DataException(string.Create(CultureInfo.InvariantCulture, $"Column \"{column.Info.Name}\", row {before + row + 1}: {error.Message}"), error);
        }
    }

    private DbCommand Command(int rows)
    {
        var names = _schema.Columns.Select(static column => column.Name).Append(_mark.Name);
        var text = new StringBuilder($"INSERT INTO {SqlName.Quote(_table)} ({string.Join(", ", names.Select(SqlName.QuoteColumn))}) VALUES ");
        DbCommand command = _transaction.Connection!.CreateCommand();
        command.Transaction = _transaction;
        for (int row = 0; row < rows; row++)
        {
            text.Append(row == 0 ? "(" : ", (");
            for (int i = 0; i < Width; i++)
            {
                DbParameter parameter = command.CreateParameter();
                parameter.ParameterName = string.Create(CultureInfo.InvariantCulture, $"@p{(row * Width) + i}");
                command.Parameters.Add(parameter);
                text.Append(i == 0 ? "" : ", ").Append(parameter.ParameterName);
            }

            text.Append(')');
        }

        command.CommandText = text.ToString();
        return command;
    }
}
