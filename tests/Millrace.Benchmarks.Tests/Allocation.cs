namespace Millrace.Benchmarks.Tests;

/// <summary>Measures what operations allocate.</summary>
internal static class Allocation
{
    private const int Tries = 3;

    /// <summary>A short operation is over before whoever else allocates is done, so one that seems to take too much is tried again.</summary>
    private const int MostTries = 20;

    /// <summary>
    /// Bytes on all threads for each unit of a run that has been done before. The least of a few runs: a thread of the test's own framework
    /// may allocate meanwhile, but nothing makes a run allocate less than it does.
    /// </summary>
    /// <param name="operation">What is run.</param>
    /// <param name="budget">Bytes for each unit that are not too many.</param>
    public static async Task<double> MeasureAsync(Operation operation, double budget)
    {
        await operation.RunAsync();
        long least = long.MaxValue;
        for (int i = 0; i < Tries || (i < MostTries && least > budget * operation.Units); i++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            await operation.RunAsync();
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        return (double)least / operation.Units;
    }
}
