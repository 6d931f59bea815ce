using Xunit.Abstractions;

namespace Millrace.Tables.Tests.Engine;

/// <summary>Measures what work on many rows takes.</summary>
internal static class Measured
{
    // What reads, writes and collects garbage beside the rows that the budget counts.
    private const long MostBesideBudget = 256 << 20;

    /// <summary>Works, and makes sure that it spilled and that the process grew by little more than the budget.</summary>
    public static async Task<T> RunAsync<T>(ITestOutputHelper output, ManyRows rows, Func<Task<T>> work)
    {
        using var memory = new PeakMemory();
        long begin = TimeProvider.System.GetTimestamp();
        T result = await work();
        long growth = memory.Growth;
        output.WriteLine(FormattableString.Invariant(
            $"{TimeProvider.System.GetElapsedTime(begin).TotalSeconds:0.0} s, {growth >> 20} MiB, {rows.Spilled >> 20} MiB in files"));
        Assert.True(rows.Spilled > 0);
        Assert.True(growth < ManyRows.Budget + MostBesideBudget, $"The process grew by {growth >> 20} MiB.");
        return result;
    }
}
