namespace Millrace.Benchmarks.Data;

/// <summary>Does something with files, one after the other or two at once.</summary>
internal static class ManyFiles
{
    /// <summary>Sums what a reader makes of each file.</summary>
    public static async Task<ReadingSums> SumAsync(IReadOnlyList<string> files, int atOnce, Func<string, ValueTask<ReadingSums>> read)
    {
        int next = -1;
        ReadingSums[] sums = await Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => Task.Run(async () =>
        {
            ReadingSums sum = default;
            for (int i = Interlocked.Increment(ref next); i < files.Count; i = Interlocked.Increment(ref next))
                sum += await read(files[i]).ConfigureAwait(false);
            return sum;
        }))).ConfigureAwait(false);
        return sums.Aggregate(static (left, right) => left + right);
    }

    /// <summary>Writes the parts of a table, all at once.</summary>
    public static Task WriteAsync<T>(IReadOnlyList<T> parts, Func<T, int, Task> write) =>
        Task.WhenAll(parts.Select((part, i) => Task.Run(() => write(part, i))));
}
