using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>
/// What was made from what: artifacts, the executions of steps that made and took them, and the files from outside that these read, across all runs. Steps
/// that reuse a result make no nodes of their own. Safe for several threads; what other processes commit shows at the next call.
/// </summary>
public sealed class Lineage
{
    private const int Page = 1_000;

    private readonly ILineageQueries _queries;

    internal Lineage(ILineageQueries queries) => _queries = queries;

    /// <summary>The node of an artifact.</summary>
    /// <param name="artifact">The artifact, as <see cref="Metadata.ResolveArtifact"/> finds it.</param>
    /// <exception cref="MillraceException">It is not in the store.</exception>
    public LineageNode NodeOf(ArtifactRecord artifact)
    {
        ArgumentNullException.ThrowIfNull(artifact);
        long number = _queries.NumberOf(artifact) ?? throw new MillraceException(
            $"The artifact {artifact.Digest[..Math.Min(16, artifact.Digest.Length)]} ({artifact.DisplayType}) is not in the store any more: "
            + "store gc has removed it.");
        var key = LineageKey.Artifact(number);
        return _queries.Describe([key])[key];
    }

    /// <summary>The versions of files from outside that steps read, by path and, of one path, the latest first.</summary>
    /// <param name="filter">Which are wanted.</param>
    public ImmutableArray<LineageNode> FindFiles(LineageFileFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return [.. _queries.FindFiles(filter)];
    }

    /// <summary>What lies up or down from some nodes, as a graph.</summary>
    /// <param name="roots">Where to begin.</param>
    /// <param name="direction">Which way.</param>
    /// <param name="depth">How many links away at most: 1 for the steps that made or took something, 2 for what these took or made; null for all.</param>
    /// <param name="most">How many nodes at most, the nearest; null for all.</param>
    public LineageGraph Trace(IEnumerable<LineageNode> roots, LineageDirection direction, int? depth = null, int? most = null)
    {
        ArgumentNullException.ThrowIfNull(roots);
        ArgumentOutOfRangeException.ThrowIfNegative(depth ?? 0);
        ArgumentOutOfRangeException.ThrowIfNegative(most ?? 0);
        return LineageTracer.Trace(_queries, [.. roots.Select(static node => node.Key)], direction, depth ?? int.MaxValue, most ?? int.MaxValue);
    }

    /// <summary>
    /// The artifacts of a kind that lie up or down from some nodes, the nearest first, without the nodes themselves: which models saw a file. They are
    /// looked for as they are asked for.
    /// </summary>
    /// <param name="roots">Where to begin.</param>
    /// <param name="direction">Which way.</param>
    /// <param name="kind">The kind's short name: <c>model</c>; null for all artifacts.</param>
    /// <param name="depth">How many links away at most; null for all.</param>
    public IEnumerable<PlacedArtifact> EnumerateArtifacts(IEnumerable<LineageNode> roots, LineageDirection direction, string? kind = null, int? depth = null)
    {
        ArgumentNullException.ThrowIfNull(roots);
        return Enumerate(roots, direction, LineageNodeKind.Artifact, depth, numbers => kind is null ? numbers : _queries.OfKind(numbers, kind))
            .Select(static node => node.Artifact!);
    }

    /// <summary>
    /// The files from outside that lie up from some nodes, the nearest first: all data that a model has seen. They are looked for as they are asked for.
    /// </summary>
    /// <param name="roots">Where to begin.</param>
    /// <param name="depth">How many links away at most; null for all.</param>
    public IEnumerable<LineageFile> EnumerateFiles(IEnumerable<LineageNode> roots, int? depth = null)
    {
        ArgumentNullException.ThrowIfNull(roots);
        return Enumerate(roots, LineageDirection.Up, LineageNodeKind.File, depth, static numbers => numbers).Select(static node => node.File!);
    }

    /// <summary>What would be affected if some nodes were withdrawn: what was made from them, and the runs that used them.</summary>
    /// <param name="roots">What is withdrawn.</param>
    /// <param name="listed">The kinds of which each artifact is listed, such as <c>model</c>; others are counted.</param>
    public LineageImpact FindImpact(IEnumerable<LineageNode> roots, params ReadOnlySpan<string> listed)
    {
        ArgumentNullException.ThrowIfNull(roots);
        return ImpactFinder.Find(_queries, [.. roots.Select(static node => node.Key)], listed);
    }

    private IEnumerable<LineageNode> Enumerate(
        IEnumerable<LineageNode> roots, LineageDirection direction, LineageNodeKind nodes, int? depth, Func<List<long>, IReadOnlyList<long>> choose)
    {
        IEnumerable<LineageLevel> levels = new LineageWalk(_queries, direction, withEdges: false).From([.. roots.Select(static node => node.Key)]);
        foreach (LineageLevel level in levels.TakeWhile(level => level.Depth <= (depth ?? level.Depth)))
        {
            if (level.Depth == 0)
                continue;
            List<long> numbers = level.Nodes.Where(key => key.Kind == nodes).Select(static key => key.Id).ToList();
            foreach (long[] page in choose(numbers).Chunk(Page))
            {
                LineageKey[] keys = Array.ConvertAll(page, number => new LineageKey(nodes, number));
                Dictionary<LineageKey, LineageNode> described = _queries.Describe(keys);
                foreach (LineageKey key in keys)
                {
                    if (described.TryGetValue(key, out LineageNode? node))
                        yield return node;
                }
            }
        }
    }
}
