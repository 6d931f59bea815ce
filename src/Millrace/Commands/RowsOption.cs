using System.CommandLine;
using System.Globalization;

namespace Millrace.Commands;

/// <summary>The option that says how many rows of a file are read.</summary>
internal sealed class RowsOption
{
    /// <summary>The option.</summary>
    public Option<string> Option { get; } = new("--rows")
    {
        Description = "How many rows are read at most; a later row may then hold what the schema rules out. (default all)",
        HelpName = "whole number",
    };

    /// <summary>Its value; null for all.</summary>
    /// <exception cref="UsageException">It is no whole number from 1.</exception>
    public long? Read(ParseResult parsed) => parsed.GetValue(Option) switch
    {
        null => null,
        { } text => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long rows) && rows >= 1
            ? rows
            : throw new UsageException($"'{text}' is not a value for '--rows': expected a whole number from 1."),
    };
}
