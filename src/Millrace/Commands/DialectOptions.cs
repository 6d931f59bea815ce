using System.CommandLine;
using Millrace.Data;

namespace Millrace.Commands;

/// <summary>Options that say how CSV is written down where it is not as usual.</summary>
internal sealed class DialectOptions
{
    private readonly Option<string> _delimiter = new("--delimiter")
    {
        Description = "CSV: what separates fields: a character, or tab. (default: the one of comma, tab, semicolon and bar that fits)",
        HelpName = "character",
    };

    private readonly Option<string> _quote = new("--quote")
    {
        Description = "CSV: what stands around fields: a character, or none. (default \")",
        HelpName = "character",
    };

    private readonly Option<string> _encoding = new("--encoding")
    {
        Description = "CSV: the encoding. (default UTF-8, or what a byte order mark says)",
        HelpName = "name",
    };

    private readonly Option<bool> _noHeader = new("--no-header")
    {
        Description = "CSV: the first line is a row.",
    };

    private readonly Option<string[]> _null = new("--null")
    {
        Description = "CSV: a text that stands for a missing value, as NA. Repeatable.",
        HelpName = "text",
    };

    private readonly Option<string> _decimal = new("--decimal")
    {
        Description = "CSV: what stands before decimals. (default .)",
        HelpName = "character",
    };

    private readonly Option<string> _thousands = new("--thousands")
    {
        Description = "CSV: what stands between thousands: a character, or space.",
        HelpName = "character",
    };

    private readonly Option<string[]> _date = new("--date")
    {
        Description = "CSV: a form of dates, as dd.MM.yyyy. Repeatable.",
        HelpName = "form",
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_delimiter, _quote, _encoding, _noHeader, _null, _decimal, _thousands, _date])
            command.Add(option);
    }

    /// <summary>Whether the delimiter was given.</summary>
    public bool HasDelimiter(ParseResult parsed) => parsed.GetValue(_delimiter) is not null;

    /// <summary>What was given.</summary>
    /// <exception cref="UsageException">Something cannot be.</exception>
    public CsvOptions Read(ParseResult parsed)
    {
        try
        {
            return new CsvOptions
            {
                Delimiter = Character(parsed, _delimiter) ?? ',',
                Quote = parsed.GetValue(_quote) == "none" ? null : Character(parsed, _quote) ?? '"',
                Encoding = parsed.GetValue(_encoding),
                HasHeader = !parsed.GetValue(_noHeader),
                NullSpellings = [.. parsed.GetValue(_null) ?? []],
                DecimalSeparator = Character(parsed, _decimal) ?? '.',
                ThousandsSeparator = Character(parsed, _thousands),
                DateForms = [.. parsed.GetValue(_date) ?? []],
            };
        }
        catch (ArgumentException error)
        {
            throw new UsageException(error.Message);
        }
    }

    private static char? Character(ParseResult parsed, Option<string> option) => parsed.GetValue(option) switch
    {
        null => null,
        "tab" or "\\t" => '\t',
        "space" => ' ',
        [var character] => character,
        { } text => throw new UsageException($"'{text}' is not a value for '{option.Name}': expected one character, or the word tab."),
    };
}
