namespace Millrace.Runtime;

/// <summary>An artifact, an execution of a step or a file from outside; the member of its kind is set.</summary>
public sealed record LineageNode
{
    /// <summary>What it is.</summary>
    public required LineageNodeKind Kind { get; init; }

    /// <summary>The artifact.</summary>
    public PlacedArtifact? Artifact { get; init; }

    /// <summary>The execution.</summary>
    public LineageExecution? Execution { get; init; }

    /// <summary>The file.</summary>
    public LineageFile? File { get; init; }

    /// <summary>Its number in the store's metadata, by which questions about it are asked.</summary>
    internal long Id { get; init; }

    internal LineageKey Key => new(Kind, Id);
}
