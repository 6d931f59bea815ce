using System.Collections.Immutable;

namespace Millrace.Json;

/// <summary>What an artifact is, where it comes from and where it is: what <c>artifacts show --json</c> writes.</summary>
internal sealed record ArtifactDocument
{
    public int SchemaVersion { get; init; } = 1;

    public required string Digest { get; init; }

    public required string Type { get; init; }

    public required string Kind { get; init; }

    public required long Bytes { get; init; }

    public required int Files { get; init; }

    public long? Rows { get; init; }

    /// <summary>The latest run that shows it, the step and the output; null where only a collection holds it.</summary>
    public string? Place { get; init; }

    /// <summary>The folder of its files; null where it has none of its own.</summary>
    public string? Folder { get; init; }

    /// <summary>The names of its columns; null where it is no table.</summary>
    public ImmutableArray<string>? Columns { get; init; }
}
