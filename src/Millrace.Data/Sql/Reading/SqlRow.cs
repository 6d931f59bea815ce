using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;

namespace Millrace.Data;

/// <summary>Puts the row that a result stands at into a batch.</summary>
internal sealed class SqlRow
{
    private readonly Batch _batch;
    private readonly DbDataReader _reader;
    private readonly string _place;
    private readonly ImmutableArray<(Column Column, SqlColumnReader Reader, int Ordinal)> _columns;

    /// <summary>Finds the columns by name: exactly, or, where nobody has that name, ignoring case.</summary>
    /// <exception cref="DataException">One is not there, or several are.</exception>
    public SqlRow(Batch batch, DbDataReader reader, string place)
    {
        (_batch, _reader, _place) = (batch, reader, place);
        string[] names = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
        _columns = [.. batch.Columns.Select(column => (column, column.Accept(SqlReaders.Instance), Find(column.Info, names)))];
    }

    /// <summary>Adds the row.</summary>
    /// <param name="row">Its number, from 1.</param>
    public void Append(long row)
    {
        foreach ((Column column, SqlColumnReader reader, int ordinal) in _columns)
        {
            if (_reader.IsDBNull(ordinal))
            {
                if (!column.Info.IsNullable)
                    throw Fault(column, row, "the value is null, and the column is not nullable. Make it nullable, or let the query replace nulls.");
                column.AppendMissing();
            }
            else if (!TryAppend(column, reader, ordinal, row))
            {
                string value = column.Info.IsSensitive ? SensitiveAttribute.Mask : $"\"{Shown(ordinal)}\"";
                throw Fault(column, row, $"{value} ({_reader.GetDataTypeName(ordinal)}) is not {column.ValueDescription}.");
            }
        }
    }

    private bool TryAppend(Column column, SqlColumnReader reader, int ordinal, long row)
    {
        try
        {
            return reader.TryAppend(column, _reader, ordinal);
        }
        catch (Exception error) when (error is DataException or DbException or OverflowException or InvalidCastException or FormatException)
        {
            throw column.Info.IsSensitive
                ? Fault(column, row, $"{SensitiveAttribute.Mask} ({_reader.GetDataTypeName(ordinal)}) is not {column.ValueDescription}.")
                : Fault(column, row, error.Message, error);
        }
    }

    private string? Shown(int ordinal) => Convert.ToString(_reader.GetValue(ordinal), CultureInfo.InvariantCulture);

    private int Find(ColumnInfo column, string[] names)
    {
        int[] found = Where(StringComparison.Ordinal);
        if (found.Length == 0)
            found = Where(StringComparison.OrdinalIgnoreCase);
        return found switch
        {
            [int only] => only,
            [] => throw new DataException($"{_place}: the query yields no column \"{column.Name}\" of {_batch.Schema.Name}; {NearestName.Describe(column.Name, names)}."),
            _ => throw new DataException($"{_place}: the query yields {found.Length} columns \"{column.Name}\": give all but one of them another name with AS."),
        };

        int[] Where(StringComparison comparison) => [.. Enumerable.Range(0, names.Length).Where(i => string.Equals(names[i], column.Name, comparison))];
    }

    private DataException Fault(Column column, long row, string message, Exception? error = null)
    {
        string text = string.Create(CultureInfo.InvariantCulture, $"{_place}, row {row}, column \"{column.Info.Name}\": {message}");
        return error is null ? new DataException(text) : new DataException(text, error);
    }
}
