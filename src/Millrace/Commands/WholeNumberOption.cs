using System.CommandLine;
using System.Globalization;

namespace Millrace.Commands;

/// <summary>An option whose value is a whole number from 0.</summary>
/// <param name="name">Its name, with its hyphens.</param>
/// <param name="description">What it does.</param>
/// <param name="usual">Its value where it is not given.</param>
internal sealed class WholeNumberOption(string name, string description, int usual)
{
    /// <summary>The option.</summary>
    public Option<string> Option { get; } = new(name)
    {
        Description = string.Create(CultureInfo.InvariantCulture, $"{description} (default {usual})"),
        HelpName = "whole number",
    };

    /// <summary>Its value.</summary>
    /// <exception cref="UsageException">It is no whole number from 0.</exception>
    public int Read(ParseResult parsed)
    {
        if (parsed.GetValue(Option) is not { } text)
            return usual;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : throw new UsageException($"'{text}' is not a value for '{name}': expected a whole number from 0.");
    }
}
