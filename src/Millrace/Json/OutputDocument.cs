namespace Millrace.Json;

/// <summary>An artifact that a step yielded.</summary>
internal sealed record OutputDocument(string Name, string Type, string Kind, string Digest, long Bytes, long? Rows)
{
    /// <summary>The digest of its schema, by which the document's <c>schemas</c> has it; null where it is no table, and where none was recorded.</summary>
    public string? Schema { get; init; }
}
