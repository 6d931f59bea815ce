namespace Millrace.Data;

/// <summary>What a column's type is called in errors: <see cref="ColumnInfo.TypeName"/> names no enumeration.</summary>
internal sealed class ColumnTypeName : IColumnVisitor<string>
{
    public static readonly ColumnTypeName Instance = new();

    /// <inheritdoc/>
    public string VisitValues<T>(ValueColumn<T> column)
        where T : struct => column.Info.Type == ColumnType.Enum ? $"{ColumnType.Enum}({typeof(T).Name}){Missing(column)}" : column.Info.TypeName;

    /// <inheritdoc/>
    public string VisitText(TextColumn column) => column.Info.TypeName;

    /// <inheritdoc/>
    public string VisitBinary(BinaryColumn column) => column.Info.TypeName;

    /// <inheritdoc/>
    public string VisitList(ListColumn column) => $"{ColumnType.List}({column.Items.Accept(this)}){Missing(column)}";

    private static string Missing(Column column) => column.Info.IsNullable ? "?" : "";
}
