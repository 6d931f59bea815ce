namespace Millrace.Data;

/// <summary>One column of a dataset as its manifest names it.</summary>
/// <param name="Name">The column's name in the files.</param>
/// <param name="Type">Its type.</param>
/// <param name="Nullable">Whether values may be missing.</param>
/// <param name="Digest">The digest of its values in all files (<see cref="ColumnDigest"/>); null where the dataset was written without.</param>
internal sealed record ColumnEntry(string Name, ColumnType Type, bool Nullable, string? Digest = null)
{
    public static ColumnEntry Of(ColumnInfo column) => new(column.Name, column.Type, column.IsNullable);

    /// <summary>Whether it is the same column, whatever its values.</summary>
    public bool Fits(ColumnEntry other) => this == other with { Digest = Digest };

    public override string ToString() => $"{Type}{(Nullable ? "?" : "")}";
}
