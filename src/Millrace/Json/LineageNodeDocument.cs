namespace Millrace.Json;

/// <summary>An artifact, an execution of a step or a file, as a node of lineage; the members of its kind are there.</summary>
internal sealed record LineageNodeDocument
{
    /// <summary>Its number in the document, which links refer to.</summary>
    public required int Node { get; init; }

    /// <summary>artifact, execution or file.</summary>
    public required string Kind { get; init; }

    /// <summary>up, down, or root for what was asked for.</summary>
    public required string Direction { get; init; }

    /// <summary>How many links away it lies.</summary>
    public required int Depth { get; init; }

    /// <summary>Of an artifact or a file.</summary>
    public string? Digest { get; init; }

    public long? Bytes { get; init; }

    /// <summary>Of an artifact: its type as a person reads it.</summary>
    public string? Type { get; init; }

    public string? ArtifactKind { get; init; }

    public long? Rows { get; init; }

    public DateTimeOffset? MadeAt { get; init; }

    /// <summary>The first run that made it, the step and the output.</summary>
    public string? Place { get; init; }

    /// <summary>Of an execution: its run.</summary>
    public string? Run { get; init; }

    public string? Pipeline { get; init; }

    public string? Step { get; init; }

    public string? Component { get; init; }

    public string? State { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>For how many further steps its results stand.</summary>
    public long? Uses { get; init; }

    /// <summary>The latest run in which they stand.</summary>
    public string? LatestRun { get; init; }

    /// <summary>Of a file: its full path.</summary>
    public string? Path { get; init; }
}
