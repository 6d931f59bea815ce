namespace Millrace.Benchmarks.Steps;

/// <summary>The work of a node, the same for everybody: next to nothing, and different for each node, so that no result stands for another's.</summary>
public static class Mixing
{
    /// <summary>The number of a node that needs none.</summary>
    public static ulong Start(int node) => Mix(0, 0, node);

    /// <summary>The number of a node that needs two others.</summary>
    public static ulong Mix(ulong left, ulong right, int node) => (((left * 31) + right) * 1_099_511_628_211) + (ulong)node + 1;
}
