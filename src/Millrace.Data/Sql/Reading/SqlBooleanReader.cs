using System.Data.Common;

namespace Millrace.Data;

/// <summary>Booleans; 0 and 1 where a database has no others.</summary>
internal sealed class SqlBooleanReader : SqlColumnReader
{
    public override bool TryAppend(Column column, DbDataReader reader, int ordinal)
    {
        var target = (ValueColumn<bool>)column;
        Type type = reader.GetFieldType(ordinal);
        if (type == typeof(bool))
        {
            target.Append(reader.GetBoolean(ordinal));
            return true;
        }

        if (type != typeof(long))
            return TryAppendText(column, reader, ordinal);
        long number = reader.GetInt64(ordinal);
        if (number is not (0 or 1))
            return false;
        target.Append(number == 1);
        return true;
    }
}
