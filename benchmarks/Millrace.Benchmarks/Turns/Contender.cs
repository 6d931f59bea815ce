using System.Diagnostics;

namespace Millrace.Benchmarks;

/// <summary>One of those that take turns, and what its turns took.</summary>
/// <param name="name">As the table calls it.</param>
/// <param name="isBaseline">Whether the others are compared with it.</param>
/// <param name="runAsync">Runs it once.</param>
internal sealed class Contender(string name, bool isBaseline, Func<Task> runAsync)
{
    private readonly List<double> _times = [];

    /// <summary>As the table calls it.</summary>
    public string Name { get; } = name;

    /// <summary>Whether the others are compared with it.</summary>
    public bool IsBaseline { get; } = isBaseline;

    /// <summary>Nanoseconds of each turn, in their order.</summary>
    public IReadOnlyList<double> Times => _times;

    /// <summary>Bytes of managed memory of the turn that allocated least, on all threads.</summary>
    public long Bytes { get; private set; } = long.MaxValue;

    /// <summary>Nanoseconds of the fastest turn.</summary>
    public double Fastest => _times.Min();

    /// <summary>Nanoseconds of the turn in the middle.</summary>
    public double Median => MedianOf(_times);

    /// <summary>Takes a turn, with nothing left to collect of those before.</summary>
    /// <param name="clock">Measures it.</param>
    public async Task TakeTurnAsync(TimeProvider clock)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        long before = GC.GetTotalAllocatedBytes(precise: true);
        long start = clock.GetTimestamp();
        await runAsync().ConfigureAwait(false);
        _times.Add(clock.GetElapsedTime(start).TotalNanoseconds);
        Bytes = Math.Min(Bytes, GC.GetTotalAllocatedBytes(precise: true) - before);
    }

    /// <summary>Runs once, unmeasured.</summary>
    public Task WarmUpAsync() => runAsync();

    /// <summary>
    /// How many times the other's time a turn took: the median over the rounds, in each of which both had the same machine. What slows a round down
    /// slows both.
    /// </summary>
    /// <param name="other">Took as many turns.</param>
    public double RatioTo(Contender other) => MedianOf(_times.Zip(other._times, static (own, others) => own / others));

    private static double MedianOf(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        Debug.Assert(sorted.Length > 0, "Turns come first.");
        return (sorted[sorted.Length / 2] + sorted[(sorted.Length - 1) / 2]) / 2;
    }
}
