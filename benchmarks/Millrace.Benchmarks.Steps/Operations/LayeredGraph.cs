using System.Collections.Immutable;

namespace Millrace.Benchmarks.Steps;

/// <summary>Layers of a hundred nodes; each node but those of the first layer needs two of the layer before it.</summary>
public sealed class LayeredGraph
{
    /// <summary>Nodes a layer.</summary>
    public const int Width = 100;

    /// <summary>Makes a graph.</summary>
    /// <param name="nodes">Nodes in all layers, a multiple of <see cref="Width"/>.</param>
    public LayeredGraph(int nodes)
    {
        Needs = [.. Enumerable.Range(0, nodes).Select(static node => NeedsOf(node))];
        var dependants = new List<int>[nodes];
        for (int node = 0; node < nodes; node++)
        {
            dependants[node] = [];
            foreach (int need in Needs[node])
                dependants[need].Add(node);
        }

        Dependants = [.. dependants.Select(static each => each.ToImmutableArray())];
        LastLayer = [.. Enumerable.Range(nodes - Width, Width)];
    }

    /// <summary>Nodes in all layers.</summary>
    public int Nodes => Needs.Length;

    /// <summary>For each node the two that it needs, or none.</summary>
    public ImmutableArray<ImmutableArray<int>> Needs { get; }

    /// <summary>For each node those that need it.</summary>
    public ImmutableArray<ImmutableArray<int>> Dependants { get; }

    /// <summary>The nodes that no other needs.</summary>
    public ImmutableArray<int> LastLayer { get; }

    /// <summary>One number for all results, equal exactly where every node got its own.</summary>
    public ulong Checksum(Func<int, ulong> value) => LastLayer.Aggregate(0UL, (sum, node) => Mixing.Mix(sum, value(node), node));

    private static ImmutableArray<int> NeedsOf(int node)
    {
        int layer = node / Width;
        int place = node % Width;
        int before = (layer - 1) * Width;
        return layer == 0 ? [] : [before + place, before + ((place + 1) % Width)];
    }
}
