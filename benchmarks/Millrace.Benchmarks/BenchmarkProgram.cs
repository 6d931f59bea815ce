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
        string[] rest = [.. args.Where(static arg => arg is not ("--short" or "--full"))];
        bool isHelp = rest.Any(static arg => arg is "--help" or "-h" or "-?");
        if (isHelp || rest.Length != args.Length - 1)
        {
            Console.WriteLine(Help(subject, benchmarks));
            return isHelp ? 0 : 2;
        }

        Scale.Mode = args.Contains("--full") ? BenchmarkMode.Full : BenchmarkMode.Short;
        string[] filter = rest.Length > 0 ? rest : ["--filter", "*"];
        var summaries = BenchmarkSwitcher.FromTypes(benchmarks).Run(filter, new SideBySideConfig(Scale.Mode)).ToArray();
        Console.WriteLine();
        Console.WriteLine(Machine.Describe(Scale.Mode));
        return summaries.Any(static summary => summary.HasCriticalValidationErrors || summary.Reports.Any(static report => !report.Success)) ? 1 : 0;
    }

    private static string Help(string subject, Type[] benchmarks) => $"""
        {subject}

        usage: (--short | --full) [--filter PATTERN] [any option of BenchmarkDotNet]

          --short            small inputs, three repetitions
          --full             the sizes that the targets speak of, more repetitions
          --filter PATTERN   some of the benchmarks, by the end of their full name: *{benchmarks[0].Name}*
          --list flat        names them and runs nothing

        benchmarks: {string.Join(", ", benchmarks.Select(static type => type.Name))}

        Everything runs in this one process, Millrace beside its rivals. Ratio is a row's time over that of the rival whose ratio is 1.00:
        less than 1 is faster than it. Tables are also written to BenchmarkDotNet.Artifacts/results.
        """;
}
