namespace Millrace.Data;

/// <summary>The arguments that <c>ReadCsv</c> needs for a file that differs from the usual, as C#.</summary>
internal static class CsvArguments
{
    /// <summary>The arguments behind the path; empty for a usual file.</summary>
    public static string Of(CsvOptions options)
    {
        CsvOptions usual = CsvOptions.Default;
        List<string> arguments = [];
        Add("delimiter", Text(options.Delimiter), options.Delimiter != usual.Delimiter);
        Add("quote", Text(options.Quote), options.Quote != usual.Quote);
        Add("escape", Text(options.Escape), options.Escape != usual.Escape);
        Add("comment", CSharpNames.Literal(options.Comment ?? ""), options.Comment is not null);
        Add("skippedLines", FormattableString.Invariant($"{options.SkippedLines}"), options.SkippedLines != usual.SkippedLines);
        Add("hasHeader", "false", !options.HasHeader);
        Add("columnNames", Texts(options.ColumnNames), !options.ColumnNames.IsEmpty);
        Add("trimsSpaces", "true", options.TrimsSpaces);
        Add("encoding", CSharpNames.Literal(options.Encoding ?? ""), options.Encoding is not null);
        Add("decimalSeparator", Text(options.DecimalSeparator), options.DecimalSeparator != usual.DecimalSeparator);
        Add("thousandsSeparator", Text(options.ThousandsSeparator), options.ThousandsSeparator is not null);
        Add("dateForms", Texts(options.DateForms), !options.DateForms.IsEmpty);
        Add("columnDateForms", Texts(ColumnForms(options)), !options.ColumnDateForms.IsEmpty);
        Add("trueSpellings", Texts(options.TrueSpellings), !options.TrueSpellings.IsEmpty);
        Add("falseSpellings", Texts(options.FalseSpellings), !options.FalseSpellings.IsEmpty);
        Add("nullSpellings", Texts(options.NullSpellings), !options.NullSpellings.IsEmpty);
        return string.Join(", ", arguments);

        void Add(string name, string value, bool isUnusual)
        {
            if (isUnusual)
                arguments.Add($"{name}: {value}");
        }
    }

    private static string Text(char? character) => CSharpNames.Literal(character switch
    {
        null => "none",
        '\t' => "tab",
        ' ' => "space",
        < ' ' => FormattableString.Invariant($"\\x{(int)character:X2}"),
        _ => character.Value.ToString(),
    });

    private static string Texts(IEnumerable<string> texts) => $"[{string.Join(", ", texts.Select(CSharpNames.Literal))}]";

    private static IEnumerable<string> ColumnForms(CsvOptions options) => options.ColumnDateForms
        .OrderBy(static each => each.Key, StringComparer.Ordinal).SelectMany(static each => each.Value.Select(form => $"{each.Key}={form}"));
}
