namespace Millrace.Data;

/// <summary>Values of a fixed width.</summary>
internal sealed class SqlValueOf<T>(string typeName, Func<T, object> convert) : SqlValue
    where T : struct
{
    public override string TypeName => typeName;

    public override object Of(Column column, int row) => convert(((ValueColumn<T>)column)[row]);
}
