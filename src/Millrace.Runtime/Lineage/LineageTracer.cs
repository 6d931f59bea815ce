using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>Puts a graph together from the levels of a walk.</summary>
internal static class LineageTracer
{
    /// <summary>Makes the graph.</summary>
    /// <param name="queries">The metadata.</param>
    /// <param name="roots">Where to begin.</param>
    /// <param name="direction">Which way.</param>
    /// <param name="depth">How many links away at most.</param>
    /// <param name="most">How many nodes at most.</param>
    public static LineageGraph Trace(ILineageQueries queries, ImmutableArray<LineageKey> roots, LineageDirection direction, int depth, int most)
    {
        var depths = new Dictionary<LineageKey, int>();
        var edges = new List<LineageEdge>();
        bool isCut = false;
        foreach (LineageLevel level in new LineageWalk(queries, direction, withEdges: true).From(roots))
        {
            if (level.Depth > depth)
            {
                isCut = level.Nodes.Count > 0;
                break;
            }

            edges.AddRange(level.Edges);
            foreach (LineageKey key in level.Nodes.Take(most - depths.Count))
                depths.Add(key, level.Depth);
            isCut = depths.Count == most && level.Nodes.Exists(key => !depths.ContainsKey(key));
            if (isCut)
                break;
        }

        return Describe(queries, direction, depths, edges, isCut);
    }

    private static LineageGraph Describe(
        ILineageQueries queries, LineageDirection direction, Dictionary<LineageKey, int> depths, List<LineageEdge> edges, bool isCut)
    {
        Dictionary<LineageKey, LineageNode> described = queries.Describe([.. depths.Keys]);

        // Somebody may have removed some since they were found.
        LineageKey[] keys = [.. depths.Keys.Where(described.ContainsKey)];
        var positions = new Dictionary<LineageKey, int>(keys.Length);
        for (int i = 0; i < keys.Length; i++)
            positions.Add(keys[i], i);
        var links = ImmutableArray.CreateBuilder<LineageLink>(edges.Count);
        foreach (LineageEdge edge in edges)
        {
            if (positions.TryGetValue(edge.From, out int from) && positions.TryGetValue(edge.To, out int to))
                links.Add(new LineageLink(from, to, edge.Kind, edge.Name, edge.View));
        }

        return new LineageGraph
        {
            Direction = direction,
            Roots = keys.Count(key => depths[key] == 0),
            Nodes = [.. keys.Select(key => described[key])],
            Depths = [.. keys.Select(key => depths[key])],
            Links = links.ToImmutable(),
            IsCut = isCut,
        };
    }
}
