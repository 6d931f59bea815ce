using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;

namespace Millrace.Benchmarks.Metadata;

/// <summary>Traffic of several processes over one store: each has writers and readers of its own, and reports what it committed and how long it waited.</summary>
/// <param name="start">Makes a process run <see cref="Work"/> with some arguments.</param>
internal sealed class TrafficProcesses(Func<string[], ProcessStartInfo> start)
{
    private const string Ready = "ready";

    /// <summary>What a process of its own does: waits until all are ready, writes and reads, and reports.</summary>
    /// <param name="args">The store, milliseconds, how many write and how many read, the seed, the file for the report.</param>
    public static int Work(ReadOnlySpan<string> args)
    {
        int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
        Console.WriteLine(Ready);
        Console.ReadLine();
        TrafficResult result = new Traffic(args[0], Number(args[2]), Number(args[3]), TrafficKind.Apart, Number(args[4])).Run(TimeSpan.FromMilliseconds(Number(args[1])));
        File.WriteAllLines(
            args[5],
            [.. result.Runs, .. result.Reads.Select(static time => $"read {Ticks(time)}"), .. result.Writes.Select(static time => $"write {Ticks(time)}")]);
        return 0;
    }

    /// <summary>Starts the processes at once and waits for their end.</summary>
    /// <param name="path">The store's folder.</param>
    /// <param name="processes">How many.</param>
    /// <param name="writers">How many write in each.</param>
    /// <param name="readers">How many read in each.</param>
    /// <param name="time">How long.</param>
    /// <exception cref="InvalidOperationException">One of them met an error.</exception>
    public TrafficResult Run(string path, int processes, int writers, int readers, TimeSpan time)
    {
        string reports = Directory.CreateTempSubdirectory("millrace-").FullName;
        Process[] all = [];
        try
        {
            string ReportOf(int seed) => Path.Combine(reports, seed.ToString(CultureInfo.InvariantCulture));
            all = [.. Enumerable.Range(0, processes).Select(seed => Begin(
                [path, Text((int)time.TotalMilliseconds), Text(writers), Text(readers), Text(seed), ReportOf(seed)]))];
            foreach (Process process in all)
                process.StandardOutput.ReadLine();
            foreach (Process process in all)
                process.StandardInput.WriteLine();
            string[] errors = [.. all.Select(static process => process.StandardError.ReadToEndAsync()).ToArray().Select(static each => each.Result)];
            foreach (Process process in all)
                process.WaitForExit();
            if (Array.FindIndex(all, static process => process.ExitCode != 0) is >= 0 and var failed)
                throw new InvalidOperationException($"Process {failed} ended with {all[failed].ExitCode}: {errors[failed]}");
            return Sum([.. Enumerable.Range(0, processes).Select(seed => File.ReadAllLines(ReportOf(seed)))]);
        }
        finally
        {
            foreach (Process process in all)
            {
                if (!process.HasExited)
                    process.Kill();
                process.Dispose();
            }

            Directory.Delete(reports, recursive: true);
        }
    }

    private static TrafficResult Sum(string[][] reports)
    {
        string[] lines = [.. reports.SelectMany(static report => report)];
        return new TrafficResult([.. lines.Where(static line => !line.Contains(' '))], Times("read "), Times("write "));

        ImmutableArray<TimeSpan> Times(string word) =>
        [
            .. lines.Where(line => line.StartsWith(word, StringComparison.Ordinal))
                .Select(line => new TimeSpan(long.Parse(line.AsSpan(word.Length), NumberStyles.None, CultureInfo.InvariantCulture))).Order(),
        ];
    }

    private static string Ticks(TimeSpan time) => time.Ticks.ToString(CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private Process Begin(string[] args)
    {
        ProcessStartInfo info = start(args);
        info.RedirectStandardInput = info.RedirectStandardOutput = info.RedirectStandardError = true;
        return Process.Start(info)!;
    }
}
