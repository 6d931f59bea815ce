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
    private long _row;

    /// <summary>Finds the columns by name: exactly, or, where nobody has that name, ignoring case.</summary>
    /// <exception cref="DataException">One is not there, or several are.</exception>
    public SqlRow(Batch batch, DbDataReader reader, string place)
    {
        (_batch, _reader, _place) = (batch, reader, place);
        string[] names = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
        _columns = [.. batch.Columns.Select(column => (column, column.Accept(SqlReaders.Instance), Find(column.Info, names)))];
    }

    /// <summary>Adds the next row, at which the result stands.</summary>
    /// <returns>How many bytes its values take, those of texts and lists included.</returns>
    /// <exception cref="DataException">A value cannot be held; row, column and value are named.</exception>
    public long Append()
    {
        _row++;
        long bytes = 0;
        foreach ((Column column, SqlColumnReader reader, int ordinal) in _columns)
        {
            if (_reader.IsDBNull(ordinal))
            {
                if (!column.Info.IsNullable)
                    throw Fault(column, "the value is null, and the column is not nullable. Make it nullable, or let the query replace nulls.");
                column.AppendMissing();
            }
            else if (!TryAppend(column, reader, ordinal))
            {
                throw Fault(column, $"{Shown(column, ordinal)} ({TypeOf(ordinal)}) is not {column.ValueDescription}. {Remedy(column)}");
            }

            bytes += column.BytesOf(column.Count - 1, 1);
        }

        return bytes;
    }

    private static string Remedy(Column column) => column is ListColumn
        ? "Let the query make a text in JSON of it: array_to_json(…)::text, or what the database has for that; where elements are missing, make them nullable."
        : "Let the query make one of it (CAST), or give the column another type.";

    private bool TryAppend(Column column, SqlColumnReader reader, int ordinal)
    {
        try
        {
            return reader.TryAppend(column, _reader, ordinal);
        }
        catch (Exception error) when (error is DataException or DbException or OverflowException or InvalidCastException or FormatException
            or NotSupportedException or ArgumentException)
        {
            throw column.Info.IsSensitive
                ? Fault(column, $"{SensitiveAttribute.Mask} ({TypeOf(ordinal)}) is not {column.ValueDescription}. {Remedy(column)}")
                : Fault(column, $"the value ({TypeOf(ordinal)}) is not {column.ValueDescription}: {error.Message.TrimEnd('.')}. {Remedy(column)}", error);
        }
    }

    private string TypeOf(int ordinal) => _reader.GetDataTypeName(ordinal);

    private string Shown(Column column, int ordinal)
    {
        if (column.Info.IsSensitive)
            return SensitiveAttribute.Mask;
        return SqlTexts.TryGet(_reader, ordinal, out string? text) ? ShownValue.Of(column.Info, text) : "the value";
    }

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

    private DataException Fault(Column column, string message, Exception? error = null)
    {
        string text = string.Create(CultureInfo.InvariantCulture, $"{_place}, row {_row}, column \"{column.Info.Name}\": {message}");
        return error is null ? new DataException(text) : new DataException(text, error);
    }
}
