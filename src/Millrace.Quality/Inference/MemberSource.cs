using System.Collections.Immutable;
using System.Text;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Writes the declaration of a column: on one line, or, where that is too long, its attributes on lines of their own.</summary>
internal static class MemberSource
{
    private const int Width = 160;
    private const string Indent = "    ";

    /// <summary>The lines, each ended.</summary>
    public static string Write(ColumnInfo column)
    {
        string[] attributes =
        [
            $"Column({CSharpNames.Literal(column.Name)})",
            .. column.IsSensitive ? ["Sensitive"] : Array.Empty<string>(),
            .. column.Expectations.Select(Attribute),
        ];
        string property = $"public {TypeOf(column)} {column.Member} {{ get; init; }}\n";
        string line = $"{Indent}[{string.Join(", ", attributes)}] {property}";
        if (line.Length <= Width)
            return line;
        var lines = new StringBuilder();
        foreach (string attribute in attributes)
            lines.Append(Wrap($"{Indent}[{attribute}]")).Append('\n');
        return lines.Append(Indent).Append(property).ToString();
    }

    /// <summary>An attribute without its brackets.</summary>
    public static string Attribute(Expectation expectation) => expectation.ToString()[1..^1];

    /// <summary>The type of a column's property. Of an enumeration nobody knows the name here.</summary>
    public static string TypeOf(ColumnInfo column) => (column.Item is { } item
        ? $"{TypeOf(item.Type == ColumnType.Byte ? item with { IsNullable = true } : item)}[]"
        : column.Type == ColumnType.Enum ? "Enum" : ParquetTypes.CSharpName(column.Type)) + (column.IsNullable ? "?" : "");

    // Breaks a long list of texts between two of them.
    private static string Wrap(string line)
    {
        var lines = new StringBuilder();
        while (line.Length > Width && line.LastIndexOf("\", \"", Width - 2, StringComparison.Ordinal) is > 0 and var at)
        {
            lines.Append(line.AsSpan(0, at + 2)).Append('\n');
            line = $"{Indent}{Indent}{line[(at + 3)..]}";
        }

        return lines.Append(line).ToString();
    }
}
