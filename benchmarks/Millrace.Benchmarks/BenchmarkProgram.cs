using System.Globalization;
using BenchmarkDotNet.Running;

namespace Millrace.Benchmarks;

/// <summary>The whole of a program of benchmarks: reads the mode, runs the classes, prints the tables with the machine and the date.</summary>
public static class BenchmarkProgram
{
    /// <summary>Runs what the command line asks for.</summary>
    /// <param name="subject">What is measured, for the help text.</param>
    /// <param name="args">The command line.</param>
    /// <param name="benchmarks">The classes of benchmarks.</param>
    /// <returns>0; 1 where a benchmark failed; 2 where the command line is wrong.</returns>
    public static int Run(string subject, string[] args, params Type[] benchmarks)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        if (BenchmarkArguments.IsHelp(args) || BenchmarkArguments.Read(args) is not { } read)
        {
            Console.WriteLine(Help(subject, benchmarks));
            return BenchmarkArguments.IsHelp(args) ? 0 : 2;
        }

        Scale.Mode = read.Mode;
        bool isWell = read.Rounds is { } rounds ? TurnProgram.RunAsync(benchmarks, [.. read.Rest.Skip(1)], rounds).GetAwaiter().GetResult() : Run(benchmarks, read);
        Console.WriteLine();
        Console.WriteLine(Machine.Describe(Scale.Mode));
        return isWell ? 0 : 1;
    }

    private static bool Run(Type[] benchmarks, BenchmarkArguments read)
    {
        var summaries = BenchmarkSwitcher.FromTypes(benchmarks).Run([.. read.Rest], new SideBySideConfig(read.Mode)).ToArray();
        return !summaries.Any(static summary => summary.HasCriticalValidationErrors || summary.Reports.Any(static report => !report.Success));
    }

    private static string Help(string subject, Type[] benchmarks) => $"""
        {subject}

        usage: (--short | --full) [--filter PATTERN] [any option of BenchmarkDotNet]
               (--short | --full) --turns ROUNDS [--filter PATTERN...]

          --short            small inputs, three repetitions
          --full             the sizes that the targets speak of, more repetitions
          --filter PATTERN   some of the benchmarks, by the end of their full name: *{benchmarks[0].Name}*
          --list flat        names them and runs nothing
          --turns ROUNDS     contenders take turns instead of one coming after the other, for a machine whose speed
                             wanders: each runs once in a round. Ratio is the median of the rounds' ratios, and
                             that of fastest turns stands beside it. For runs of a millisecond and more

        benchmarks: {string.Join(", ", benchmarks.Select(static type => type.Name))}

        Everything runs in this one process, Millrace beside its rivals. Ratio is a row's time over that of the rival whose ratio is 1.00:
        less than 1 is faster than it. Tables are also written to BenchmarkDotNet.Artifacts/results.
        """;
}
