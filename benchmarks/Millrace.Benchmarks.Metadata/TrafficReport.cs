using System.Collections.Immutable;
using System.Globalization;

namespace Millrace.Benchmarks.Metadata;

/// <summary>Sixteen writers and sixteen readers at once, and how long readers were kept.</summary>
internal static class TrafficReport
{
    private const int Each = 16;

    /// <summary>Runs and prints.</summary>
    /// <param name="seconds">How long each kind goes on.</param>
    public static int Run(int seconds)
    {
        Console.WriteLine("| sixteen writers, sixteen readers | runs written | questions | median | 99 % | longest | a run's writing, 99 % |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|");
        foreach ((bool isApart, string name) in ((bool, string)[])[(false, "in one program"), (true, "each with the file opened by itself")])
        {
            using var folder = new TemporaryFolder();
            TrafficResult result = new Traffic(folder.Fresh(), Each, Each, isApart).Run(TimeSpan.FromSeconds(seconds));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {result.Runs.Length:N0} | {result.Reads.Length:N0} | {Time(result.Reads, 0.5)} | {Time(result.Reads, 0.99)} | {Time(result.Reads, 1)} | {Time(result.Writes, 0.99)} |"));
        }

        return 0;
    }

    private static string Time(ImmutableArray<TimeSpan> times, double share) =>
        string.Create(CultureInfo.InvariantCulture, $"{TrafficResult.Percentile(times, share).TotalMilliseconds:N1} ms");
}
