using System.Diagnostics;
using Millrace.Benchmarks.Data;
using Millrace.Data;

namespace Millrace.Benchmarks.Memory;

/// <summary>What each process does, and what it took.</summary>
internal static class Phase
{
    public const string Generate = "generate";
    public const string Filter = "filter";

    private const int RowsAtOnce = 1 << 16;
    private const double Threshold = 8192;

    /// <summary>Writes rows to a dataset until its files have so many bytes.</summary>
    public static async Task<int> GenerateAsync(string folder, long bytes)
    {
        var clock = Stopwatch.StartNew();
        string input = Directory.CreateDirectory(Path.Combine(folder, "input")).FullName;
        using var batch = new Reading.Batch(RowsAtOnce);
        await using var writer = new DatasetWriter<Reading>(input);
        while (Size(input) < bytes)
        {
            // A file is looked at once it is likely to have grown: whoever asks at each batch measures the file system.
            for (int i = 0; i < 16; i++)
            {
                batch.Clear();
                foreach (Reading row in Readings.Range(writer.RowCount, RowsAtOnce))
                    batch.Add(in row);
                await writer.AddAsync(batch);
            }
        }

        Dataset<Reading> rows = await writer.CompleteAsync();
        Report($"generate {rows.RowCount:N0} rows", Size(input), clock.Elapsed);
        return 0;
    }

    /// <summary>Reads the dataset, keeps half of its rows and writes them to another.</summary>
    public static async Task<int> FilterAsync(string folder)
    {
        var clock = Stopwatch.StartNew();
        string input = Path.Combine(folder, "input");
        string output = Path.Combine(folder, "output");
        Dataset<Reading> rows = await Dataset.OpenAsync<Reading>(input);
        await using var writer = new DatasetWriter<Reading>(output);
        int[] kept = new int[RowsAtOnce];
        long expected = 0;
        await foreach (Batch<Reading> batch in rows.ReadAsync())
        {
            int count = Keep(((Reading.Batch)batch).Amount.Values, kept);
            expected += count;
            await writer.AddAsync(batch, kept.AsMemory(0, count));
        }

        Dataset<Reading> written = await writer.CompleteAsync();
        if (written.RowCount != expected || expected == 0 || expected == rows.RowCount)
            throw new InvalidOperationException($"{expected} rows were kept, and {written.RowCount} were written.");
        Report($"scan {rows.RowCount:N0} rows, write {written.RowCount:N0}", Size(input) + Size(output), clock.Elapsed);
        return 0;
    }

    private static int Keep(ReadOnlySpan<double> amounts, Span<int> kept)
    {
        int count = 0;
        for (int i = 0; i < amounts.Length; i++)
        {
            kept[count] = i;
            count += amounts[i] < Threshold ? 1 : 0;
        }

        return count;
    }

    private static long Size(string folder) => new DirectoryInfo(folder).EnumerateFiles().Sum(static file => file.Length);

    private static void Report(string what, long bytes, TimeSpan time)
    {
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(
            $"| {what} | {bytes / 1e9:F2} GB | {time.TotalSeconds:F1} s | {process.PeakWorkingSet64 / 1e6:F0} MB | {GC.GetTotalAllocatedBytes() / 1e6:F0} MB |");
    }
}
