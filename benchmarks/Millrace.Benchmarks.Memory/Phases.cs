using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Millrace.Benchmarks.Memory;

/// <summary>Runs each phase in a process of its own, so that the peak of one is not that of another.</summary>
internal static class Phases
{
    public static int Run(long bytes, string parent)
    {
        string folder = Directory.CreateDirectory(Path.Combine(parent, $"millrace-memory-{Environment.ProcessId}")).FullName;
        try
        {
            Console.WriteLine($"{DateTime.UtcNow:yyyy-MM-dd}, {RuntimeInformation.OSDescription.Trim()}, {RuntimeInformation.FrameworkDescription}, {Environment.ProcessorCount} cores");
            Console.WriteLine();
            Console.WriteLine("| phase | files | time | peak resident memory | allocated in all |");
            Console.WriteLine("|---|---|---|---|---|");
            return Start(Phase.Generate, folder, $"{bytes}") is 0 ? Start(Phase.Filter, folder) : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public static int Help()
    {
        Console.WriteLine("""
            How much memory a dataset needs that is larger than memory: it is generated, then scanned, filtered and written again.

            usage: (--short | --full) [--folder FOLDER]

              --short    0.1 GB of Parquet files
              --full     10 GB of Parquet files, and 5 GB that are written of them
              --folder   where they go until the program ends; the system's folder for temporary files where it is not given
            """);
        return 2;
    }

    private static int Start(params string[] args)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!);
        string[] own = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(Phases).Assembly.Location] : [];
        foreach (string arg in (string[])[.. own, .. args])
            start.ArgumentList.Add(arg);
        using Process process = Process.Start(start)!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
