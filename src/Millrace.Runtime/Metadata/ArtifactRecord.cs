namespace Millrace.Runtime;

/// <summary>A stored artifact.</summary>
public sealed record ArtifactRecord
{
    /// <summary>The digest of its content: 64 hexadecimal digits.</summary>
    public required string Digest { get; init; }

    /// <summary>The kind's short name: <c>dataset</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The artifact type's full text, as <see cref="Type.ToString"/> writes it.</summary>
    public required string Type { get; init; }

    /// <summary>The type as a person reads it: <c>Dataset&lt;Trip&gt;</c>.</summary>
    public required string DisplayType { get; init; }

    /// <summary>The bytes of all its files.</summary>
    public required long Bytes { get; init; }

    /// <summary>How many files it has.</summary>
    public required int Files { get; init; }

    /// <summary>How many rows it has; null where that has no meaning.</summary>
    public long? Rows { get; init; }
}
