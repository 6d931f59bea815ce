using System.Globalization;

namespace Millrace.Data;

/// <summary>
/// Says which column a header lacks. A file without a header has data in its first line, and messages go into logs: a name is repeated only
/// where the line is known for a header, and never where it looks like a value.
/// </summary>
internal static class CsvHeader
{
    /// <summary>What is wrong with a header that lacks a column of a schema.</summary>
    /// <param name="header">The names of the first line.</param>
    /// <param name="delimiter">What separates them.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="column">The column that is missing.</param>
    public static string Missing(string[] header, char delimiter, SchemaInfo schema, ColumnInfo column)
    {
        if (!schema.Columns.Any(each => header.Contains(each.Name, StringComparer.Ordinal)))
            return HasNone(header, delimiter, $"of the columns of {schema.Name}");
        string[] shown = [.. header.Where(name => schema.IndexOf(name) >= 0 || !LooksLikeValue(name))];
        return $"the header has no column \"{column.Name}\", which {schema.Name}.{column.Member} reads; {NearestName.Describe(column.Name, shown)}.";
    }

    /// <summary>What is wrong with names that were given and lack a column of a schema.</summary>
    /// <param name="names">The names.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="column">The column that is missing.</param>
    public static string MissingName(string[] names, SchemaInfo schema, ColumnInfo column) =>
        $"the names that were given lack the column \"{column.Name}\", which {schema.Name}.{column.Member} reads; {NearestName.Describe(column.Name, names)}.";

    /// <summary>What is wrong with a header that lacks a column of the file before it.</summary>
    /// <param name="header">The names of the first line.</param>
    /// <param name="delimiter">What separates them.</param>
    /// <param name="names">The names in the other file.</param>
    /// <param name="missing">The position of the missing one among them.</param>
    public static string Missing(string[] header, char delimiter, IReadOnlyList<string> names, int missing)
    {
        if (!names.Any(name => header.Contains(name, StringComparer.Ordinal)))
            return HasNone(header, delimiter, "of the columns that the file before it has");
        return LooksLikeValue(names[missing])
            ? string.Create(CultureInfo.InvariantCulture, $"the header lacks column {missing + 1} of the file before it.")
            : $"the header has no column \"{names[missing]}\", which the file before it has; "
                + $"{NearestName.Describe(names[missing], [.. header.Where(name => !LooksLikeValue(name))])}.";
    }

    /// <summary>
    /// Whether a text is more likely a value than a name: a number, a date, a time, an identifier, an address, or mostly digits.
    /// </summary>
    public static bool LooksLikeValue(string text)
    {
        int letters = text.Count(char.IsLetter);
        int digits = text.Count(char.IsDigit);
        return letters == 0
            || digits > letters
            || text.Contains('@', StringComparison.Ordinal)
            || ValueFormats.Boolean.TryParse(text, out _)
            || ValueFormats.Double.TryParse(text, out _)
            || ValueFormats.Guid.TryParse(text, out _)
            || (digits > 0 && DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _));
    }

    private static string HasNone(string[] header, char delimiter, string what)
    {
        string problem = $"the first line holds none {what}: ";
        char other = header.Length == 1 ? Array.Find([',', ';', '\t', '|'], each => each != delimiter && header[0].Contains(each)) : '\0';
        return other == '\0'
            ? $"{problem}is the header missing?"
            : $"{problem}it is a single field with {Shown(delimiter)} as the delimiter; is {Shown(other)} meant?";
    }

    private static string Shown(char delimiter) => delimiter == '\t' ? "a tab" : $"\"{delimiter}\"";
}
