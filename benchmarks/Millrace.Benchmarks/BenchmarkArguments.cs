using System.Globalization;

namespace Millrace.Benchmarks;

/// <summary>A command line of a program of benchmarks.</summary>
/// <param name="Mode">Sizes and repetitions.</param>
/// <param name="Rounds">How often contenders take turns; null where one comes after the other.</param>
/// <param name="Rest">What else there is: for BenchmarkDotNet, or patterns where contenders take turns.</param>
internal sealed record BenchmarkArguments(BenchmarkMode Mode, int? Rounds, IReadOnlyList<string> Rest)
{
    /// <summary>Whether somebody asks for help.</summary>
    public static bool IsHelp(string[] args) => args.Any(static arg => arg is "--help" or "-h" or "-?");

    /// <summary>Reads a command line; null where it is not one.</summary>
    public static BenchmarkArguments? Read(string[] args)
    {
        BenchmarkMode? mode = null;
        int? rounds = null;
        var rest = new List<string>();
        for (int i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--short" or "--full" when mode is null:
                    mode = args[i] == "--full" ? BenchmarkMode.Full : BenchmarkMode.Short;
                    break;
                case "--turns" when rounds is null:
                    if (++i == args.Length || !int.TryParse(args[i], NumberStyles.None, CultureInfo.InvariantCulture, out int count) || count == 0)
                        return null;
                    rounds = count;
                    break;
                case "--short" or "--full" or "--turns":
                    return null;
                default:
                    rest.Add(args[i]);
                    break;
            }
        }

        if (rest.Count == 0)
            rest = ["--filter", "*"];
        bool arePatterns = rest[0] == "--filter" && rest.Count > 1 && rest.Skip(1).All(static pattern => !pattern.StartsWith('-'));
        return mode is { } known && (rounds is null || arePatterns) ? new BenchmarkArguments(known, rounds, rest) : null;
    }
}
