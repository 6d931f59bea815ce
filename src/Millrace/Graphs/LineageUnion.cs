using System.Collections.Immutable;
using Millrace.Runtime;

namespace Millrace.Graphs;

/// <summary>Lineage both ways as one graph.</summary>
/// <param name="Nodes">The nodes, each once: the roots, then those of each way, the nearest first.</param>
/// <param name="Links">The links, each once.</param>
/// <param name="IsCut">Whether there was more than was asked for.</param>
internal sealed record LineageUnion(ImmutableArray<LineageUnionNode> Nodes, ImmutableArray<LineageLink> Links, bool IsCut)
{
    /// <summary>Puts graphs together.</summary>
    public static LineageUnion Of(ImmutableArray<LineageGraph> graphs)
    {
        var positions = new Dictionary<LineageNode, int>();
        var nodes = ImmutableArray.CreateBuilder<LineageUnionNode>();
        var links = new HashSet<LineageLink>();
        var inOrder = ImmutableArray.CreateBuilder<LineageLink>();
        foreach (LineageGraph graph in graphs)
        {
            for (int i = 0; i < graph.Nodes.Length; i++)
            {
                if (positions.TryAdd(graph.Nodes[i], nodes.Count))
                    nodes.Add(new LineageUnionNode(graph.Nodes[i], graph.Depths[i] == 0 ? null : graph.Direction, graph.Depths[i]));
            }

            foreach (LineageLink link in graph.Links)
            {
                LineageLink moved = link with { From = positions[graph.Nodes[link.From]], To = positions[graph.Nodes[link.To]] };
                if (links.Add(moved))
                    inOrder.Add(moved);
            }
        }

        return new LineageUnion(nodes.ToImmutable(), inOrder.ToImmutable(), graphs.Any(static graph => graph.IsCut));
    }
}
