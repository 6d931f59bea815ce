namespace Millrace.Data.Tests;

/// <summary>Columns that read any file as it is.</summary>
internal static class AnySchema
{
    public static SchemaInfo Of(string name, FileMetadata metadata) => new(
        name,
        [.. metadata.Root.Children.Select(node => LooseSchema.ColumnOf(metadata, node)).OfType<ColumnInfo>()]);
}
