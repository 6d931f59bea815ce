using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>A stored artifact.</summary>
public sealed record ArtifactRecord
{
    private static readonly string s_collection = typeof(Collection<>).FullName + "[";

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

    /// <summary>
    /// The digest of the schema that it had when it was stored, which <see cref="Metadata.GetSchema(string)"/> reads; null for what is no table, and where
    /// none was recorded, as by earlier versions.
    /// </summary>
    public string? Schema { get; init; }

    /// <summary>Whether it is a small value that is kept in the metadata.</summary>
    public bool IsInline => Files == 0 && Bytes > 0 && !IsCollection;

    /// <summary>Whether it is a collection; bytes and files are those of its items.</summary>
    public bool IsCollection => Type.StartsWith(s_collection, StringComparison.Ordinal);

    /// <summary>The content of a small value, which has no files; null otherwise, and where it was not read.</summary>
    internal byte[]? Content { get; init; }

    /// <summary>The names, lengths and times of its files when they were last known to be what was stored; null where that is not known.</summary>
    internal string? Stamp { get; init; }

    /// <summary>The schema of a table that was just made; it is written down with it.</summary>
    internal ArtifactSchema? Table { get; init; }

    /// <summary>The items of a collection that was just made; they are written down with it.</summary>
    internal ImmutableArray<ArtifactRecord> Items { get; init; } = [];

    /// <summary>The artifact as it is known once it is written down: without what can be read from the metadata again.</summary>
    internal ArtifactRecord Bare() => Content is null && Items.IsDefaultOrEmpty ? this : this with { Content = null, Items = [] };

    /// <summary>Whether it is the same artifact of the same type.</summary>
    /// <param name="other">Another one.</param>
    public bool Equals(ArtifactRecord? other) =>
        other is not null && Digest == other.Digest && Type == other.Type && Kind == other.Kind && DisplayType == other.DisplayType
        && Bytes == other.Bytes && Files == other.Files && Rows == other.Rows;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Digest, Type);
}
