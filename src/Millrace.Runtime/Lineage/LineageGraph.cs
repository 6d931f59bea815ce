using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>What lies up or down from some nodes.</summary>
public sealed record LineageGraph
{
    /// <summary>Which way it was followed.</summary>
    public required LineageDirection Direction { get; init; }

    /// <summary>How many of the nodes, the first ones, it was followed from.</summary>
    public required int Roots { get; init; }

    /// <summary>The nodes, the nearest first; each once.</summary>
    public required ImmutableArray<LineageNode> Nodes { get; init; }

    /// <summary>How many links each node is away from the roots.</summary>
    public required ImmutableArray<int> Depths { get; init; }

    /// <summary>How they belong together.</summary>
    public required ImmutableArray<LineageLink> Links { get; init; }

    /// <summary>Whether there was more than was asked for: nodes beyond the depth or the count.</summary>
    public required bool IsCut { get; init; }
}
