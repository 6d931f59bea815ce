namespace Millrace.Json;

/// <summary>An artifact that a step yielded.</summary>
internal sealed record OutputDocument(string Name, string Type, string Kind, string Digest, long Bytes, long? Rows)
{
    /// <summary>Its schema; null where it is no table, and where none was recorded.</summary>
    public TableSchemaDocument? Schema { get; init; }
}
