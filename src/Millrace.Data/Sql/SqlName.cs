namespace Millrace.Data;

/// <summary>Names of tables and columns as SQL writes them.</summary>
internal static class SqlName
{
    /// <summary>Whether a text is nothing but the name of a table, with its schema's before it or without.</summary>
    public static bool IsName(string text) => text.Length > 0 && text.Split('.').All(static part =>
        part.Length > 0 && !char.IsAsciiDigit(part[0]) && part.All(static letter => char.IsLetterOrDigit(letter) || letter == '_'));

    /// <summary>A name in the quotes of the standard, each part of it.</summary>
    public static string Quote(string name) => string.Join('.', name.Split('.').Select(QuoteColumn));

    /// <summary>A column's name in the quotes of the standard; points in it are part of it.</summary>
    public static string QuoteColumn(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
