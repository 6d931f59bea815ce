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

        switch (Text(reader, ordinal))
        {
            case "0":
                target.Append(false);
                return true;
            case "1":
                target.Append(true);
                return true;
            case var text:
                return column.TryAppendText(text);
        }
    }
}
