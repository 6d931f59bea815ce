namespace Millrace.Data;

/// <summary>Columns that read a file as it is, for code that knows no schema.</summary>
internal static class LooseSchema
{
    /// <summary>
    /// The column that reads a field of the root, nullable throughout: values as they are, lists of values as lists, everything else as JSON. Null for a
    /// group without leaves.
    /// </summary>
    public static ColumnInfo? ColumnOf(FileMetadata metadata, SchemaNode node)
    {
        if (node.LeafCount == 0)
            return null;
        if (node.Repetition != Repetition.Repeated && node.Type is not null)
            return new ColumnInfo(node.Name, node.Name, TypeOf(metadata, node), IsNullable: true);
        SchemaNode? item = node.Repetition == Repetition.Repeated ? node : ListShape.ElementOf(node);
        if (item is not { Type: not null })
            return new ColumnInfo(node.Name, node.Name, ColumnType.Text, IsNullable: true);
        return new ColumnInfo(node.Name, node.Name, ColumnType.List, IsNullable: true)
        {
            Item = new ColumnInfo("element", node.Name, TypeOf(metadata, item), IsNullable: true),
        };
    }

    private static ColumnType TypeOf(FileMetadata metadata, SchemaNode node) => ParquetTypes.NaturalType(metadata.LeafOf(node));
}
