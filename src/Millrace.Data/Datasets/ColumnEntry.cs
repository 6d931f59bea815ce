namespace Millrace.Data;

/// <summary>One column of a dataset as its manifest names it.</summary>
/// <param name="Name">The column's name in the files.</param>
/// <param name="Type">Its type.</param>
/// <param name="Nullable">Whether values may be missing.</param>
internal sealed record ColumnEntry(string Name, ColumnType Type, bool Nullable)
{
    public static ColumnEntry Of(ColumnInfo column) => new(column.Name, column.Type, column.IsNullable);

    public override string ToString() => $"{Type}{(Nullable ? "?" : "")}";
}
