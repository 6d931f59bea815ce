using System.Data.Common;

namespace Millrace.Data;

/// <summary>Texts, and what is read from texts.</summary>
internal sealed class SqlTextReader : SqlColumnReader
{
    public override bool TryAppend(Column column, DbDataReader reader, int ordinal) => column.TryAppendText(Text(reader, ordinal));
}
