using System.Data;

namespace Millrace.Data;

/// <summary>Strings of bytes.</summary>
internal sealed class SqlBinary : SqlValue
{
    public override string TypeName => "binary";

    public override DbType Type => DbType.Binary;

    public override object Of(Column column, int row) => ((BinaryColumn)column)[row]!;
}
