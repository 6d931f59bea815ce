using System.Collections.Immutable;

namespace Millrace.Data;

/// <summary>What the components that read CSV may be told of how the files are written down.</summary>
public abstract class CsvReading
{
    private const string NoneWord = "none";

    /// <summary>What separates fields: one character, the word tab, or a code such as \x01.</summary>
    [Parameter]
    public string Delimiter { get; init; } = ",";

    /// <summary>What stands around fields that hold delimiters: one character, or the word none.</summary>
    [Parameter]
    public string Quote { get; init; } = "\"";

    /// <summary>What takes the meaning from a delimiter, quote or line end behind it: one character such as \, or the word none.</summary>
    [Parameter]
    public string Escape { get; init; } = NoneWord;

    /// <summary>What lines start with that are passed over, such as #; empty where every line counts.</summary>
    [Parameter]
    public string Comment { get; init; } = "";

    /// <summary>Lines that are passed over before the header, or before the first row where there is none.</summary>
    [Parameter, InRange(0, CsvOptions.MostSkippedLines)]
    public int SkippedLines { get; init; }

    /// <summary>Whether the first line names the columns. Where it does not, fields are the schema's columns in their order, unless they are named.</summary>
    [Parameter]
    public bool HasHeader { get; init; } = true;

    /// <summary>The fields' names in their order, in the place of the header's.</summary>
    [Parameter]
    public IReadOnlyList<string> ColumnNames { get; init; } = [];

    /// <summary>Whether spaces around fields that are not in quotes count for nothing; a line of spaces alone is a blank one then.</summary>
    [Parameter]
    public bool TrimsSpaces { get; init; }

    /// <summary>The encoding, such as latin1, windows-1252 or utf-16le; empty for what a byte order mark says, else UTF-8.</summary>
    [Parameter]
    public string Encoding { get; init; } = "";

    /// <summary>What stands before the decimals of a number.</summary>
    [Parameter]
    public string DecimalSeparator { get; init; } = ".";

    /// <summary>What stands between thousands of a number: one character, the word space, or the word none.</summary>
    [Parameter]
    public string ThousandsSeparator { get; init; } = NoneWord;

    /// <summary>How dates are written, tried in order, such as dd/MM/yyyy HH:mm; none for ISO 8601.</summary>
    [Parameter]
    public IReadOnlyList<string> DateForms { get; init; } = [];

    /// <summary>
    /// How dates of single columns are written where they differ from the others: NAME=FORM, such as ordered=dd.MM.yyyy, several for one column tried in
    /// order.
    /// </summary>
    [Parameter]
    public IReadOnlyList<string> ColumnDateForms { get; init; } = [];

    /// <summary>Texts that stand for true, besides true and 1, case ignored.</summary>
    [Parameter]
    public IReadOnlyList<string> TrueSpellings { get; init; } = [];

    /// <summary>Texts that stand for false, besides false and 0, case ignored.</summary>
    [Parameter]
    public IReadOnlyList<string> FalseSpellings { get; init; } = [];

    /// <summary>Texts that stand for a missing value, besides the empty one.</summary>
    [Parameter]
    public IReadOnlyList<string> NullSpellings { get; init; } = [];

    /// <summary>The parameters as options.</summary>
    /// <param name="schema">What is read with them.</param>
    /// <exception cref="ParameterException">One has a value that it cannot have, or two do not go together.</exception>
    private protected CsvOptions ReadOptions(SchemaInfo schema)
    {
        if (Encoding.Length > 0 && CsvEncoding.Find(Encoding) is null)
            throw new ParameterException("encoding", $"There is no encoding \"{Encoding}\": name one such as {CsvEncoding.Examples}.");
        if (SkippedLines is < 0 or > CsvOptions.MostSkippedLines)
            throw new ParameterException("skipped-lines", $"{SkippedLines} lines cannot be skipped: give 0 to {CsvOptions.MostSkippedLines}.");
        var options = new CsvOptions
        {
            Delimiter = CsvCharacter.ReadDelimiter(Delimiter),
            Quote = ReadMark("quote", Quote),
            Escape = ReadMark("escape", Escape),
            Comment = Comment.Length > 0 ? Comment : null,
            SkippedLines = SkippedLines,
            HasHeader = HasHeader,
            ColumnNames = [.. ColumnNames],
            TrimsSpaces = TrimsSpaces,
            Encoding = Encoding.Length > 0 ? Encoding : null,
            DecimalSeparator = ReadMark("decimal-separator", DecimalSeparator) ?? '.',
            ThousandsSeparator = ThousandsSeparator == "space" ? ' ' : ReadMark("thousands-separator", ThousandsSeparator),
            DateForms = [.. DateForms],
            ColumnDateForms = ReadColumnForms(),
            TrueSpellings = [.. TrueSpellings],
            FalseSpellings = [.. FalseSpellings],
            NullSpellings = [.. NullSpellings],
        };
        return CsvOptionsCheck.FindConflict(options, schema) is var (option, problem) ? throw new ParameterException(Kebab(option), problem) : options;
    }

    // Forms hold no =, names may.
    private ImmutableDictionary<string, ImmutableArray<string>> ReadColumnForms()
    {
        foreach (string text in ColumnDateForms)
        {
            int at = text.LastIndexOf('=');
            if (at <= 0 || at == text.Length - 1)
                throw new ParameterException("column-date-forms", $"\"{text}\" is no column and form: write NAME=FORM, such as ordered=dd.MM.yyyy.");
        }

        return ColumnDateForms.GroupBy(static text => text[..text.LastIndexOf('=')], static text => text[(text.LastIndexOf('=') + 1)..])
            .ToImmutableDictionary(static each => each.Key, static each => each.ToImmutableArray(), StringComparer.Ordinal);
    }

    private static char? ReadMark(string name, string text) => text.Length == 0 || text == NoneWord
        ? null
        : CsvCharacter.Find(text) ?? throw new ParameterException(name, $"The {name.Replace('-', ' ')} is \"{text}\": give one character, or the word none.");

    private static string Kebab(string name) =>
        string.Concat(name.Select(static (each, at) => char.IsAsciiLetterUpper(each) ? $"{(at > 0 ? "-" : "")}{char.ToLowerInvariant(each)}" : $"{each}"));
}
