using System.Diagnostics;
using System.Globalization;
using Millrace.Benchmarks.Data;
using Millrace.Data;

namespace Millrace.Benchmarks.Memory;

/// <summary>What each process does, and what it took. Its exit code is 0 where resident memory stayed within the bound.</summary>
internal static class Phase
{
    public const string Generate = "generate";
    public const string Filter = "filter";
    public const string Describe = "describe";
    public const string Widen = "widen";
    public const string DescribeWide = "describe-wide";

    private const int RowsAtOnce = 1 << 16;
    private const int WideRowsAtOnce = 1 << 10;

    /// <summary>Writes rows to a dataset until its files have so many bytes.</summary>
    public static async Task<int> GenerateAsync(string folder, long bytes, long bound)
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
        return Report($"generate {rows.RowCount:N0} rows", Size(input), clock.Elapsed, bound);
    }

    /// <summary>Reads the dataset, keeps half of its rows and writes them to another.</summary>
    public static async Task<int> FilterAsync(string folder, long bound)
    {
        var clock = Stopwatch.StartNew();
        string input = Path.Combine(folder, "input");
        string output = Path.Combine(folder, "output");
        Dataset<Reading> rows = await Dataset.OpenAsync<Reading>(input);
        Dataset<Reading> written = await Halving.FilterAsync(rows, output);
        return Report($"scan {rows.RowCount:N0} rows, write {written.RowCount:N0}", Size(input) + Size(output), clock.Elapsed, bound);
    }

    /// <summary>Finds the statistics of all columns of the dataset.</summary>
    public static async Task<int> DescribeAsync(string folder, long bound)
    {
        string input = Path.Combine(folder, "input");
        return await DescribeAsync(await Dataset.OpenAsync<Reading>(input), input, bound);
    }

    /// <summary>Writes rows of a thousand columns.</summary>
    public static async Task<int> WidenAsync(string folder, int rows, long bound)
    {
        var clock = Stopwatch.StartNew();
        string wide = Directory.CreateDirectory(Wide(folder, rows)).FullName;
        using var batch = (WideBatch)WideRow.CreateBatch(WideRowsAtOnce);
        await using var writer = new DatasetWriter<WideRow>(wide);
        while (writer.RowCount < rows)
        {
            batch.Clear();
            batch.Fill(writer.RowCount, (int)Math.Min(WideRowsAtOnce, rows - writer.RowCount));
            await writer.AddAsync(batch);
        }

        Dataset<WideRow> written = await writer.CompleteAsync();
        return Report($"generate {written.RowCount:N0} rows of {WideRow.Width:N0} columns", Size(wide), clock.Elapsed, bound);
    }

    /// <summary>Finds the statistics of a thousand columns.</summary>
    public static async Task<int> DescribeWideAsync(string folder, int rows, long bound) =>
        await DescribeAsync(await Dataset.OpenAsync<WideRow>(Wide(folder, rows)), Wide(folder, rows), bound);

    private static async Task<int> DescribeAsync<T>(Dataset<T> rows, string folder, long bound)
        where T : struct, ISchema<T>
    {
        var clock = Stopwatch.StartNew();
        long found = await StatisticsOperations.DescribeAsync(rows, Environment.ProcessorCount);
        return Report($"statistics of {found:N0} rows of {T.Schema.Columns.Length:N0} columns", Size(folder), clock.Elapsed, bound);
    }

    private static string Wide(string folder, int rows) => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"wide-{rows}"));

    private static long Size(string folder) => new DirectoryInfo(folder).EnumerateFiles().Sum(static file => file.Length);

    private static int Report(string what, long bytes, TimeSpan time, long bound)
    {
        using var process = Process.GetCurrentProcess();
        long peak = process.PeakWorkingSet64;
        Console.WriteLine($"| {what} | {bytes / 1e9:F2} GB | {time.TotalSeconds:F1} s | {peak / 1e6:F0} MB | {GC.GetTotalAllocatedBytes() / 1e6:F0} MB |");
        if (Fault(peak, bound) is not { } fault)
            return 0;
        Console.Error.WriteLine(fault);
        return 1;
    }

    /// <summary>What is wrong with a peak of memory, or null.</summary>
    internal static string? Fault(long peak, long bound) =>
        peak <= 0 ? "This system does not tell how much memory a process had at most, so the bound cannot be checked: measure on Linux or Windows."
        : peak > bound ? string.Create(CultureInfo.InvariantCulture, $"The peak of resident memory is {peak:N0} bytes, and {bound:N0} are the bound.")
        : null;
}
