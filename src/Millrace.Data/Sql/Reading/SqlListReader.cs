using System.Data.Common;

namespace Millrace.Data;

/// <summary>Lists: arrays where the database has them, and JSON arrays in texts.</summary>
internal sealed class SqlListReader : SqlColumnReader
{
    public override bool TryAppend(Column column, DbDataReader reader, int ordinal)
    {
        Type type = reader.GetFieldType(ordinal);
        if ((type != typeof(Array) && !type.IsArray) || type == typeof(byte[]))
            return TryAppendText(column, reader, ordinal);
        var list = (ListColumn)column;
        int before = list.Items.Count;
        if (TryAppend(SqlArrays.Get(reader, ordinal), list.Items))
        {
            list.EndRow();
            return true;
        }

        list.Items.Truncate(before);
        return false;
    }

    private static bool TryAppend(Array elements, Column items)
    {
        // Of arrays within arrays nobody says how many elements each has.
        if (elements.Rank != 1)
            return false;
        foreach (object? element in elements)
        {
            if (element is null && !items.Info.IsNullable)
                throw new DataException("an element is null, and those of the column are not nullable.");
            if (element is null)
                items.AppendMissing();
            else if (!TryAppend(element, items))
                return false;
        }

        return true;
    }

    private static bool TryAppend(object element, Column items)
    {
        if (element is byte[] bytes)
        {
            (items as BinaryColumn)?.Append(bytes);
            return items is BinaryColumn;
        }

        if (element is DateTime or DateOnly && SqlClockReader.IsAtEnd(element))
            throw new DataException("an element is the first or the last date that there is, which may stand for infinity.");
        return SqlTexts.Of(element) is { } text && items.TryAppendText(text);
    }
}
