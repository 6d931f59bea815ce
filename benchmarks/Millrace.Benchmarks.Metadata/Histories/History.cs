using System.Collections.Immutable;
using Millrace.Runtime;

namespace Millrace.Benchmarks.Metadata;

/// <summary>A store that holds many runs. It goes with the process.</summary>
internal sealed class History
{
    /// <param name="runs">How many runs.</param>
    /// <param name="steps">How many steps each has.</param>
    public History(int runs, int steps)
    {
        var folder = new TemporaryFolder();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
        Path = folder.Fresh();
        using var store = Store.Open(Path, TimeProvider.System);
        var writer = new HistoryWriter(store, steps);
        for (int run = 0; run < runs; run++)
            writer.Write(run);
        Runs = [.. writer.Runs];
    }

    /// <summary>The store's folder.</summary>
    public string Path { get; }

    /// <summary>The identities of the runs, in the order in which they began.</summary>
    public ImmutableArray<string> Runs { get; }
}
