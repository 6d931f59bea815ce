namespace Millrace.Data;

/// <summary>The elements of a column of lists as a manifest names them.</summary>
/// <param name="Type">The type of an element.</param>
/// <param name="Nullable">Whether elements may be missing.</param>
internal sealed record ItemEntry(ColumnType Type, bool Nullable)
{
    public override string ToString() => $"{Type}{(Nullable ? "?" : "")}";
}
