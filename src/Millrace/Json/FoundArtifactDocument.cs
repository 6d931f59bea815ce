namespace Millrace.Json;

/// <summary>A stored artifact, when and where it was made.</summary>
internal sealed record FoundArtifactDocument
{
    /// <summary>Which way lineage leads to it: up or down; absent in other lists.</summary>
    public string? Direction { get; init; }

    public required string Digest { get; init; }

    public required string Type { get; init; }

    public required string Kind { get; init; }

    public required long Bytes { get; init; }

    public required int Files { get; init; }

    public long? Rows { get; init; }

    /// <summary>The schema that it had when it was stored; absent where it is no table, where none was recorded, and in lists that lineage leads to.</summary>
    public TableSchemaDocument? Schema { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>The first run that shows it as a result, the step and the output; of an item that of its collection.</summary>
    public string? Place { get; init; }
}
