namespace Millrace.Runtime;

/// <summary>
/// Follows lineage a level at a time, breadth first. Of a collection that was reached through one of its items the other items are not looked at: they have
/// nothing to do with it. A map's collection comes from its items, those of any other step come from it.
/// </summary>
/// <param name="queries">The metadata.</param>
/// <param name="direction">Which way.</param>
/// <param name="withEdges">Whether links are wanted as well, and not only nodes.</param>
internal sealed class LineageWalk(ILineageQueries queries, LineageDirection direction, bool withEdges)
{
    /// <summary>The nodes that were reached, and whether only through an item.</summary>
    private readonly Dictionary<LineageKey, bool> _reached = [];
    private readonly HashSet<LineageEdge> _edges = [];
    private LineageLevel _next = new(0, [], []);
    private List<long> _entered = [];

    private bool IsUp => direction == LineageDirection.Up;

    /// <summary>The levels from the roots on, as they are asked for; none after the last one that has something new.</summary>
    /// <param name="roots">Where to begin.</param>
    public IEnumerable<LineageLevel> From(IEnumerable<LineageKey> roots)
    {
        foreach (LineageKey root in roots)
            Reach(root, throughItem: false);
        LineageLevel level = _next;
        while (level.Nodes.Count > 0 || level.Edges.Count > 0 || _entered.Count > 0)
        {
            yield return level;
            List<long> entered = _entered;
            _entered = [];
            _next = new LineageLevel(level.Depth + 1, [], []);
            Leave(level, entered);
            level = _next;
        }
    }

    private void Leave(LineageLevel level, List<long> entered)
    {
        List<long> artifacts = Of(level, LineageNodeKind.Artifact), executions = Of(level, LineageNodeKind.Execution);
        if (IsUp)
        {
            queries.FindMakers(artifacts, Follow);
            queries.FindCollections(artifacts, ItemScope.Whole, FollowThroughItem);
            queries.FindItems(entered, ItemScope.Gathered, FollowItem);
            queries.FindTaken(executions, Follow);
        }
        else
        {
            queries.FindTakers(artifacts, Follow);
            queries.FindItems(entered, level.Depth == 0 ? ItemScope.All : ItemScope.Whole, FollowItem);
            queries.FindCollections(artifacts, ItemScope.All, FollowThroughItem);
            queries.FindYielded(executions, Follow);
            queries.FindReaders(Of(level, LineageNodeKind.File), Follow);
        }
    }

    private static List<long> Of(LineageLevel level, LineageNodeKind kind) =>
        level.Nodes.Where(key => key.Kind == kind).Select(static key => key.Id).ToList();

    private void Follow(LineageEdge edge) => Add(edge, IsUp ? edge.From : edge.To, throughItem: false);

    private void FollowItem(LineageEdge edge) => Add(edge, edge.From, throughItem: false);

    private void FollowThroughItem(LineageEdge edge) => Add(edge, edge.To, throughItem: true);

    private void Add(LineageEdge edge, LineageKey end, bool throughItem)
    {
        if (withEdges && _edges.Add(edge))
            _next.Edges.Add(edge);
        Reach(end, throughItem);
    }

    private void Reach(LineageKey key, bool throughItem)
    {
        if (_reached.TryGetValue(key, out bool wasThroughItem))
        {
            if (wasThroughItem && !throughItem)
            {
                _reached[key] = false;
                _entered.Add(key.Id);
            }

            return;
        }

        _reached.Add(key, throughItem);
        _next.Nodes.Add(key);
        if (key.Kind == LineageNodeKind.Artifact && !throughItem)
            _entered.Add(key.Id);
    }
}
