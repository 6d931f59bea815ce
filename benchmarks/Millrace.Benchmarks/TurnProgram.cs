using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Filters;
using BenchmarkDotNet.Parameters;
using BenchmarkDotNet.Running;

namespace Millrace.Benchmarks;

/// <summary>Runs benchmarks in turn: the same classes, parameters, set-ups and baselines as BenchmarkDotNet runs one after another.</summary>
internal static class TurnProgram
{
    /// <summary>Runs what the filter lets through, and prints a table for each class.</summary>
    /// <param name="types">The classes of benchmarks.</param>
    /// <param name="patterns">Full names of benchmarks, with stars.</param>
    /// <param name="rounds">How often each has its turn.</param>
    /// <returns>Whether there was something to run.</returns>
    public static async Task<bool> RunAsync(IReadOnlyList<Type> types, string[] patterns, int rounds)
    {
        var glob = new GlobFilter(patterns);
        bool isAny = false;
        foreach (Type type in types)
        {
            BenchmarkCase[] cases = [.. BenchmarkConverter.TypeToBenchmarks(type, ManualConfig.CreateEmpty()).BenchmarksCases.Where(glob.Predicate)];
            if (cases.Length == 0)
                continue;
            isAny = true;
            string[] parameters = [.. cases[0].Parameters.Items.Select(static each => each.Name)];
            var table = new TurnTable(parameters);
            foreach (IGrouping<string, BenchmarkCase> group in cases.GroupBy(static each => string.Join(", ", each.Parameters.Items.Select(Text))))
            {
                Console.WriteLine($"// {type.Name}({group.Key}), {rounds} rounds");
                table.Add([.. group.First().Parameters.Items.Select(Text)], PerUnitColumn.Units(group.First()), await RunAsync([.. group], rounds).ConfigureAwait(false));
            }

            Console.WriteLine($"{Environment.NewLine}{type.Name}, {rounds} rounds in turn{Environment.NewLine}{Environment.NewLine}{table}");
        }

        if (!isAny)
            Console.WriteLine($"No benchmark is called {string.Join(" or ", patterns)}: --list flat names them.");
        return isAny;
    }

    private static async Task<IReadOnlyList<Contender>> RunAsync(BenchmarkCase[] cases, int rounds)
    {
        Descriptor descriptor = cases[0].Descriptor;
        object benchmark = Activator.CreateInstance(descriptor.Type)!;
        foreach (ParameterInstance parameter in cases[0].Parameters.Items)
            descriptor.Type.GetProperty(parameter.Name)!.SetValue(benchmark, parameter.Value);
        await Invocation.CallAsync(benchmark, descriptor.GlobalSetupMethod).ConfigureAwait(false);
        try
        {
            Contender[] contenders = [.. cases.Select(each => new Contender(
                each.Descriptor.WorkloadMethodDisplayInfo.Trim('\''),
                each.Descriptor.Baseline,
                () => Invocation.CallAsync(benchmark, each.Descriptor.WorkloadMethod)))];
            var watch = Stopwatch.StartNew();
            await Rounds.RunAsync(contenders, rounds, TimeProvider.System, Tell).ConfigureAwait(false);
            return contenders;

            void Tell(int round) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"// round {round} of {rounds}, {watch.Elapsed.TotalSeconds:N0} s"));
        }
        finally
        {
            await Invocation.CallAsync(benchmark, descriptor.GlobalCleanupMethod).ConfigureAwait(false);
        }
    }

    private static string Text(ParameterInstance parameter) => Convert.ToString(parameter.Value, CultureInfo.InvariantCulture) ?? "";
}
