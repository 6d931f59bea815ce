using System.Data.Common;

namespace Millrace.Data;

/// <summary>Strings of bytes.</summary>
internal sealed class SqlBinaryReader : SqlColumnReader
{
    public override bool TryAppend(Column column, DbDataReader reader, int ordinal)
    {
        if (reader.GetFieldType(ordinal) != typeof(byte[]))
            return false;
        ((BinaryColumn)column).Append(reader.GetFieldValue<byte[]>(ordinal));
        return true;
    }
}
