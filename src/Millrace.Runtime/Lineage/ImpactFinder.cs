using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>Finds what would be affected if something were withdrawn.</summary>
internal static class ImpactFinder
{
    /// <summary>Finds it.</summary>
    /// <param name="queries">The metadata.</param>
    /// <param name="roots">What is withdrawn.</param>
    /// <param name="listed">The kinds of which each artifact is listed.</param>
    public static LineageImpact Find(ILineageQueries queries, ImmutableArray<LineageKey> roots, ReadOnlySpan<string> listed)
    {
        List<long> artifacts = [], executions = [];
        var walk = new LineageWalk(queries, LineageDirection.Down, withEdges: false);
        foreach (LineageKey key in walk.From(roots).Skip(1).SelectMany(static level => level.Nodes))
            (key.Kind == LineageNodeKind.Artifact ? artifacts : executions).Add(key.Id);

        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        queries.CountKinds(artifacts, counts);
        var runs = new HashSet<long>();
        queries.FindRuns(executions, runs);
        ImmutableArray<LineageRun> latest = [.. queries.DescribeRuns([.. runs.OrderDescending()])];
        return new LineageImpact
        {
            Artifacts = counts.ToImmutableSortedDictionary(StringComparer.Ordinal),
            Executions = executions.Count,
            Listed = List(queries, artifacts, listed),
            Pipelines =
            [
                .. latest.GroupBy(static run => run.Pipeline, StringComparer.Ordinal)
                    .Select(static group => new LineageUse(group.Key, group.Count(), group.First())),
            ],
            Runs = latest,
        };
    }

    private static ImmutableArray<PlacedArtifact> List(ILineageQueries queries, List<long> artifacts, ReadOnlySpan<string> kinds)
    {
        var numbers = new List<long>();
        foreach (string kind in kinds)
            numbers.AddRange(queries.OfKind(artifacts, kind));
        LineageKey[] keys = [.. numbers.OrderDescending().Select(LineageKey.Artifact)];
        Dictionary<LineageKey, LineageNode> nodes = queries.Describe(keys);
        return [.. keys.Where(nodes.ContainsKey).Select(key => nodes[key].Artifact!)];
    }
}
