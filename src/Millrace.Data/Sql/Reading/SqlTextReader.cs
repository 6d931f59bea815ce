using System.Data.Common;

namespace Millrace.Data;

/// <summary>Texts, and what has one.</summary>
internal sealed class SqlTextReader : SqlColumnReader
{
    public override bool TryAppend(Column column, DbDataReader reader, int ordinal) => TryAppendText(column, reader, ordinal);
}
