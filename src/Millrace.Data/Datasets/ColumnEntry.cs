namespace Millrace.Data;

/// <summary>One column of a dataset as its manifest names it.</summary>
/// <param name="Name">The column's name in the files.</param>
/// <param name="Type">Its type.</param>
/// <param name="Nullable">Whether values may be missing.</param>
/// <param name="Digest">The digest of its values in all files (<see cref="ColumnDigest"/>); null where the dataset was written without.</param>
internal sealed record ColumnEntry(string Name, ColumnType Type, bool Nullable, string? Digest = null)
{
    /// <summary>What the elements of a list are; null where values are no lists.</summary>
    public ItemEntry? Item { get; init; }

    public static ColumnEntry Of(ColumnInfo column) => new(column.Name, column.Type, column.IsNullable)
    {
        Item = column.Item is { } item ? new ItemEntry(item.Type, item.IsNullable) : null,
    };

    /// <summary>Whether it is the same column, whatever its values.</summary>
    public bool Fits(ColumnEntry other) => this == other with { Digest = Digest };

    public override string ToString() => $"{Type}{(Item is null ? "" : $"({Item})")}{(Nullable ? "?" : "")}";
}
