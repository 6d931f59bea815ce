using System.CommandLine;
using System.Globalization;

namespace Millrace.Commands;

/// <summary>The options of a list that is shown a page at a time.</summary>
/// <param name="many">What is listed: <c>runs</c>; empty where that needs no name.</param>
/// <param name="after">What a page follows: <c>run</c>, and how it is named.</param>
/// <param name="helpName">What its value is called.</param>
internal sealed class PagingOptions(string many, string after, string helpName)
{
    private const int Usual = 20;

    /// <summary>How many at most.</summary>
    public Option<string> Limit { get; } = new("--limit")
    {
        Description = string.Create(CultureInfo.InvariantCulture, $"How many {many}{(many.Length > 0 ? " " : "")}at most. (default {Usual})"),
        HelpName = "whole number",
    };

    /// <summary>Where the page before ended.</summary>
    public Option<string> Before { get; } = new("--before") { Description = $"Goes on after this {after}.", HelpName = helpName };

    /// <summary>How many at most.</summary>
    /// <exception cref="UsageException">It is no whole number from 1, or so large that there is none after it.</exception>
    public int Count(ParseResult parsed)
    {
        if (parsed.GetValue(Limit) is not { } text)
            return Usual;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count is > 0 and < int.MaxValue
            ? count
            : throw new UsageException($"'{text}' is not a value for '{Limit.Name}': expected a whole number from 1.");
    }

    /// <summary>Where the page before ended; null for the first page.</summary>
    public string? Last(ParseResult parsed) => parsed.GetValue(Before);
}
