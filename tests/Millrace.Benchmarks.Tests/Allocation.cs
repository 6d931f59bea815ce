namespace Millrace.Benchmarks.Tests;

/// <summary>Measures what operations allocate.</summary>
internal static class Allocation
{
    private const int Tries = 3;

    /// <summary>
    /// Bytes on all threads for each unit of a run that has been done before. The least of a few runs: a thread of the test's own framework
    /// may allocate meanwhile, but nothing makes a run allocate less than it does.
    /// </summary>
    public static async Task<double> MeasureAsync(Operation operation)
    {
        await operation.RunAsync();
        long least = long.MaxValue;
        for (int i = 0; i < Tries; i++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            await operation.RunAsync();
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        return (double)least / operation.Units;
    }
}
