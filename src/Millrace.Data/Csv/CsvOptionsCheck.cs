using System.Collections.Immutable;
using System.Text;

namespace Millrace.Data;

/// <summary>Looks whether options go together.</summary>
internal static class CsvOptionsCheck
{
    private const string MarkHint = "give one ASCII character that is no letter, digit, space, line end or delimiter.";

    /// <summary>What is wrong with options, and which of them; null where nothing is.</summary>
    public static (string Option, string Problem)? FindConflict(CsvOptions options) =>
        Structure(options) ?? Names(options) ?? Numbers(options) ?? Dates(options) ?? Booleans(options);

    /// <summary>What is wrong with options for a schema, and which of them; null where nothing is.</summary>
    public static (string Option, string Problem)? FindConflict(CsvOptions options, SchemaInfo schema) => FindConflict(options) ?? Columns(options, schema);

    /// <summary>Refuses options that do not go together.</summary>
    /// <exception cref="ArgumentException">They do not.</exception>
    public static void Check(CsvOptions options) => Refuse(FindConflict(options));

    /// <summary>Refuses options that do not go with a schema.</summary>
    /// <exception cref="ArgumentException">They do not.</exception>
    public static void Check(CsvOptions options, SchemaInfo schema) => Refuse(Columns(options, schema));

    /// <summary>Refuses options that a file can be read with but not written.</summary>
    /// <exception cref="ArgumentException">There is such an option.</exception>
    public static void CheckWriting(CsvOptions options)
    {
        Check(options);
        string? option = options.SkippedLines > 0 ? nameof(options.SkippedLines)
            : !options.ColumnNames.IsEmpty ? nameof(options.ColumnNames)
            : options.Encoding is { } encoding && !encoding.Equals("utf-8", StringComparison.OrdinalIgnoreCase) ? nameof(options.Encoding)
            : options.DecimalSeparator != '.' ? nameof(options.DecimalSeparator)
            : !options.DateForms.IsEmpty ? nameof(options.DateForms)
            : !options.ColumnDateForms.IsEmpty ? nameof(options.ColumnDateForms) : null;
        if (option is not null)
            throw new ArgumentException($"Files are read with {option}, but not written: leave it out.", option);
    }

    private static (string Option, string Problem)? Structure(CsvOptions options)
    {
        if (options.Quote is { } quote && (!IsMark(quote) || quote == options.Delimiter))
            return (nameof(options.Quote), $"{Shown(quote)} cannot be the quote: {MarkHint}");
        if (options.Escape is { } escape && (!IsMark(escape) || escape == options.Delimiter))
            return (nameof(options.Escape), $"{Shown(escape)} cannot be the escape: {MarkHint}");
        if (options.TrimsSpaces && options.Delimiter == ' ')
            return (nameof(options.TrimsSpaces), "Spaces cannot be trimmed where a space is the delimiter.");
        if (options.Comment is not { } comment)
            return null;
        return comment.Length == 0 || comment.AsSpan().ContainsAny('\r', '\n') || comment[0] == options.Delimiter || comment[0] == options.Quote
            || comment[0] == options.Escape || !IsUnicode(comment)
            ? (nameof(options.Comment), $"A comment cannot start with {Shown(comment)}: give a text that starts with no delimiter, quote or escape.")
            : null;
    }

    private static (string Option, string Problem)? Names(CsvOptions options)
    {
        foreach (string name in options.ColumnNames)
        {
            if (!IsUnicode(name))
                return (nameof(options.ColumnNames), $"{Shown(name)} is no name of a column.");
        }

        return null;
    }

    private static (string Option, string Problem)? Numbers(CsvOptions options)
    {
        if (!IsSeparator(options.DecimalSeparator))
            return (nameof(options.DecimalSeparator), $"{Shown(options.DecimalSeparator)} cannot stand before decimals: give a point or a comma.");
        if (options.ThousandsSeparator is { } thousands && (!IsSeparator(thousands) || thousands == options.DecimalSeparator))
        {
            return (nameof(options.ThousandsSeparator),
                $"{Shown(thousands)} cannot stand between thousands: give one character that is no digit, letter or sign and does not stand before decimals.");
        }

        return null;
    }

    private static (string Option, string Problem)? Dates(CsvOptions options)
    {
        foreach (string form in options.DateForms)
        {
            if (!DateForm.TryParse(form, out _, out string problem))
                return (nameof(options.DateForms), problem);
        }

        return null;
    }

    private static (string Option, string Problem)? Columns(CsvOptions options, SchemaInfo schema)
    {
        foreach ((string name, ImmutableArray<string> forms) in options.ColumnDateForms.OrderBy(static each => each.Key, StringComparer.Ordinal))
        {
            if (Column(name, forms, schema) is { } problem)
                return (nameof(options.ColumnDateForms), problem);
        }

        return null;
    }

    private static string? Column(string name, ImmutableArray<string> forms, SchemaInfo schema)
    {
        ColumnInfo? column = schema.Columns.FirstOrDefault(each => each.Name == name);
        if (column is null)
            return $"{schema.Name} has no column \"{name}\"; {NearestName.Describe(name, [.. schema.Columns.Select(static each => each.Name)])}.";
        if (column.Type is not (ColumnType.Date or ColumnType.DateTime))
            return $"Column \"{name}\" of {schema.Name} holds no dates: it has no forms of dates.";
        if (forms.IsEmpty)
            return $"Column \"{name}\" has no form of a date: give one, or leave it out.";
        foreach (string text in forms)
        {
            if (!DateForm.TryParse(text, out DateForm? form, out string problem))
                return problem;
            if (form.HasTime && column.Type == ColumnType.Date)
                return $"Column \"{name}\" holds days, and the form {text} has a time: leave that out, or make the column a DateTime.";
        }

        return null;
    }

    private static void Refuse((string Option, string Problem)? conflict)
    {
        if (conflict is var (option, problem))
            throw new ArgumentException(problem, option);
    }

    private static (string Option, string Problem)? Booleans(CsvOptions options)
    {
        foreach (string text in options.TrueSpellings)
        {
            if (options.FalseSpellings.Contains(text, StringComparer.OrdinalIgnoreCase) || text.Trim().ToUpperInvariant() is "FALSE" or "0" or "")
                return (nameof(options.TrueSpellings), $"{Shown(text)} cannot stand for true: it is empty or stands for false.");
        }

        foreach (string text in options.FalseSpellings)
        {
            if (text.Trim().ToUpperInvariant() is "TRUE" or "1" or "")
                return (nameof(options.FalseSpellings), $"{Shown(text)} cannot stand for false: it is empty or stands for true.");
        }

        return null;
    }

    private static bool IsMark(char value) => char.IsAscii(value) && !char.IsAsciiLetterOrDigit(value) && value is not (' ' or '\r' or '\n' or '\0');

    private static bool IsSeparator(char value) => !char.IsLetterOrDigit(value) && !char.IsSurrogate(value)
        && value is not ('+' or '-' or '"' or '\r' or '\n' or '\0');

    private static bool IsUnicode(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) == text;

    private static string Shown(char value) => Shown(value.ToString());

    private static string Shown(string value) => value switch
    {
        "\t" => "A tab",
        "\r" or "\n" => "A line end",
        _ => $"\"{value}\"",
    };
}
