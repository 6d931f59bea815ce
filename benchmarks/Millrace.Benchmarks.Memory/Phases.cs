using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Millrace.Benchmarks.Memory;

/// <summary>Runs each phase in a process of its own, so that the peak of one is not that of another.</summary>
internal static class Phases
{
    /// <summary>Bytes of resident memory that no phase may exceed.</summary>
    public const long Bound = 1_000_000_000;

    /// <summary>The same where rows have a thousand columns.</summary>
    public const long WideBound = 4_000_000_000;

    // Two, so that it shows how time and memory grow with the rows.
    private static readonly string[] s_wide = ["250000", "1000000"];
    private static readonly string[] s_wideShort = ["5000", "20000"];

    // Four, so that it shows that memory does not grow with the rows.
    private static readonly string[] s_sales = ["1000000", "2000000", "5000000", "10000000"];
    private static readonly string[] s_salesShort = ["200000", "600000", "2000000"];

    private static readonly Lock s_lock = new();

    private static Process? s_running;
    private static bool s_isStopped;

    /// <param name="isFull">Whether the tables are as large as the targets say.</param>
    /// <param name="isOfFeatures">Whether the phases of features run, and no others.</param>
    /// <param name="parent">Where files go.</param>
    /// <returns>0; 1 where a phase failed, was interrupted or took more memory than <see cref="Bound"/>.</returns>
    public static int Run(bool isFull, bool isOfFeatures, string parent)
    {
        // Whoever interrupts leaves no gigabytes behind: the phase ends, and the rest goes its usual way.
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        string folder = Directory.CreateDirectory(Path.Combine(parent, $"millrace-memory-{Environment.ProcessId}")).FullName;
        try
        {
            int code = isOfFeatures ? RunFeatures(isFull, folder) : RunTables(isFull, folder);
            Console.WriteLine();
            Console.WriteLine(
                $"{DateTime.UtcNow:yyyy-MM-dd}, {(isFull ? "full" : "short")} mode, {RuntimeInformation.ProcessArchitecture}, {Environment.ProcessorCount} cores, "
                + $"{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1 << 30)} GiB, {RuntimeInformation.OSDescription.Trim()}, {RuntimeInformation.FrameworkDescription}");
            return code;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public static int Help()
    {
        Console.WriteLine("""
            How much memory a dataset needs that is larger than memory: it is generated, then scanned, filtered and written again, and its statistics are
            found. Then the same with rows of a thousand columns. Ends with 1 where a phase has more than 1 GB of resident memory, 4 GB where rows have
            a thousand columns. With --features it is features instead: twenty columns of sales are generated, their features fitted, then computed
            and written.

            usage: (--short | --full) [--features] [--folder FOLDER]

              --short      0.1 GB of Parquet files; 5,000 and 20,000 rows of a thousand columns; or 200,000 to 2,000,000 sales
              --full       10 GB of Parquet files, and 5 GB that are written of them; 250,000 and 1,000,000 rows of a thousand columns; or 1 to 10
                           million sales
              --features   the features alone
              --folder     where they go until the program ends; the system's folder for temporary files where it is not given
            """);
        return 2;
    }

    private static int RunTables(bool isFull, string folder)
    {
        Console.WriteLine("| phase | files | time | peak resident memory | allocated in all |");
        Console.WriteLine("|---|---|---|---|---|");
        return Start(Phase.Generate, folder, isFull ? "10000000000" : "100000000") is 0
            && Start(Phase.Filter, folder) is 0
            && Start(Phase.Describe, folder) is 0
            && (isFull ? s_wide : s_wideShort).All(rows => Start(Phase.Widen, folder, rows) is 0 && Start(Phase.DescribeWide, folder, rows) is 0) ? 0 : 1;
    }

    private static int RunFeatures(bool isFull, string folder)
    {
        Console.WriteLine("| phase | files | time | peak resident memory | peak of managed memory | allocated in all |");
        Console.WriteLine("|---|---|---|---|---|---|");
        string[] phases = [FeaturePhase.Sell, FeaturePhase.Fit, FeaturePhase.Apply];
        return (isFull ? s_sales : s_salesShort).All(rows => phases.All(phase => Start(phase, folder, rows) is 0)) ? 0 : 1;
    }

    private static int Start(params string[] args)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!);
        string[] own = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(Phases).Assembly.Location] : [];
        foreach (string arg in (string[])[.. own, .. args])
            start.ArgumentList.Add(arg);
        using Process process = Process.Start(start)!;
        lock (s_lock)
        {
            s_running = process;
            if (s_isStopped)
                process.Kill();
        }

        process.WaitForExit();
        lock (s_lock)
            s_running = null;
        return process.ExitCode;
    }

    private static void Stop(PosixSignalContext context)
    {
        context.Cancel = true;
        lock (s_lock)
        {
            s_isStopped = true;
            s_running?.Kill();
        }
    }
}
