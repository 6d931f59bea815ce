namespace Millrace.Runtime;

/// <summary>What lies a certain number of links away.</summary>
/// <param name="Depth">The number of links; 0 for the roots.</param>
/// <param name="Nodes">The nodes that no earlier level has, in the order in which they were found.</param>
/// <param name="Edges">The links that lead to this level, or within what was found before.</param>
internal sealed record LineageLevel(int Depth, List<LineageKey> Nodes, List<LineageEdge> Edges);
