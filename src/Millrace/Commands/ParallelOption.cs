using System.CommandLine;
using System.Globalization;
using Millrace.Runtime;

namespace Millrace.Commands;

/// <summary><c>--parallel</c>: how many steps run at the same time.</summary>
internal static class ParallelOption
{
    /// <summary>Creates it.</summary>
    /// <param name="standard">What stands for it where it is not given.</param>
    public static Option<string> Create(string standard = "one a processor") => new("--parallel")
    {
        Description = $"How many steps run at the same time at most. (default: {standard})",
        HelpName = "whole number",
    };

    /// <summary>The options of a run with what was given.</summary>
    /// <exception cref="UsageException">It is no number.</exception>
    public static RunOptions Apply(ParseResult parsed, Option<string> option, RunOptions options) =>
        parsed.GetValue(option) is { } text ? options with { MaxParallelism = Read(text, option) } : options;

    private static int Read(string text, Option<string> option) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count >= 1
            ? count
            : throw new UsageException($"'{text}' is not a value for '{option.Name}': expected a whole number from 1.");
}
