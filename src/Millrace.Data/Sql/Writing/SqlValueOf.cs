using System.Data;

namespace Millrace.Data;

/// <summary>Values of a fixed width.</summary>
internal sealed class SqlValueOf<T>(string typeName, DbType type, Func<T, object> convert) : SqlValue
    where T : struct
{
    public override string TypeName => typeName;

    public override DbType Type => type;

    public override object Of(Column column, int row) => convert(((ValueColumn<T>)column)[row]);
}
