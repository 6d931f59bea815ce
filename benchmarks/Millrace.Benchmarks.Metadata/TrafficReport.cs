using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;

namespace Millrace.Benchmarks.Metadata;

/// <summary>Sixteen writers and sixteen readers at once, and how long readers were kept.</summary>
internal static class TrafficReport
{
    private const int Each = 16;

    /// <summary>The argument that makes the program one of several processes.</summary>
    public const string Worker = "traffic-worker";

    /// <summary>Runs and prints: within one program, in one way and the other, and beside threads that only compute.</summary>
    /// <param name="seconds">How long each kind goes on.</param>
    public static int Run(int seconds)
    {
        PrintHead();
        foreach ((TrafficKind kind, string name) in ((TrafficKind, string)[])
            [
                (TrafficKind.Shared, "in one program"),
                (TrafficKind.Apart, "each with the file opened by itself"),
                (TrafficKind.Computing, "the writers compute instead"),
            ])
        {
            using var folder = new TemporaryFolder();
            Print(name, new Traffic(folder.Fresh(), Each, Each, kind).Run(TimeSpan.FromSeconds(seconds)));
        }

        return 0;
    }

    /// <summary>Runs and prints: shared out among processes.</summary>
    /// <param name="seconds">How long.</param>
    /// <param name="processes">How many processes.</param>
    public static int Run(int seconds, int processes)
    {
        string[] program = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(TrafficReport).Assembly.Location] : [];
        var all = new TrafficProcesses(args => new ProcessStartInfo(Environment.ProcessPath!, [.. program, Worker, .. args]));
        int each = Math.Max(1, Each / processes);
        using var folder = new TemporaryFolder();
        TrafficResult result = all.Run(folder.Fresh(), processes, each, each, TimeSpan.FromSeconds(seconds));
        PrintHead();
        Print(string.Create(CultureInfo.InvariantCulture, $"in {processes} processes of {each} and {each}"), result);
        return 0;
    }

    private static void PrintHead()
    {
        Console.WriteLine("| sixteen writers, sixteen readers | runs written | questions | median | 99 % | longest | a run's writing, 99 % |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|");
    }

    private static void Print(string name, TrafficResult result) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {name} | {result.Runs.Length:N0} | {result.Reads.Length:N0} | {Time(result.Reads, 0.5)} | {Time(result.Reads, 0.99)} | {Time(result.Reads, 1)} | {Time(result.Writes, 0.99)} |"));

    private static string Time(ImmutableArray<TimeSpan> times, double share) =>
        string.Create(CultureInfo.InvariantCulture, $"{TrafficResult.Percentile(times, share).TotalMilliseconds:N1} ms");
}
