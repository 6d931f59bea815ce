using System.Data.Common;

namespace Millrace.Data;

/// <summary>Values that a result has as they are, or as texts: identities, enumerations.</summary>
internal sealed class SqlValueReader<T> : SqlColumnReader
    where T : struct
{
    public override bool TryAppend(Column column, DbDataReader reader, int ordinal)
    {
        if (reader.GetFieldType(ordinal) != typeof(T))
            return TryAppendText(column, reader, ordinal);
        ((ValueColumn<T>)column).Append(reader.GetFieldValue<T>(ordinal));
        return true;
    }
}
