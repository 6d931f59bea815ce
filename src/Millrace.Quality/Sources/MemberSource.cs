using System.Collections.Immutable;
using System.Text;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Writes the declaration of a column: on one line, or, where that is too long, its attributes on lines of their own.</summary>
internal static class MemberSource
{
    private const int Width = 160;
    private const string Step = "    ";

    /// <summary>The lines, each ended.</summary>
    /// <param name="column">The column.</param>
    /// <param name="indent">What lines begin with.</param>
    public static string Write(ColumnInfo column, string indent = Step)
    {
        string line = $"{indent}{Line(column)}\n";
        if (line.Length <= Width)
            return line;
        var lines = new StringBuilder();
        foreach (string attribute in Attributes(column))
            lines.Append(Wrap($"{indent}[{attribute}]", indent + Step)).Append('\n');
        return lines.Append(indent).Append(Property(column)).Append('\n').ToString();
    }

    /// <summary>All on one line, however long, without an end.</summary>
    public static string Line(ColumnInfo column) => $"[{string.Join(", ", Attributes(column))}] {Property(column)}";

    /// <summary>An attribute without its brackets.</summary>
    public static string Attribute(Expectation expectation) => expectation.ToString()[1..^1];

    /// <summary>The type of a column's property; <c>…</c> for an enumeration whose name is not known.</summary>
    public static string TypeOf(ColumnInfo column) => (column.Item is { } item
        ? $"{TypeOf(item.Type == ColumnType.Byte ? item with { IsNullable = true } : item)}[]"
        : column.Type == ColumnType.Enum ? column.EnumName ?? "…" : ParquetTypes.CSharpName(column.Type)) + (column.IsNullable ? "?" : "");

    private static IEnumerable<string> Attributes(ColumnInfo column) =>
    [
        $"Column({CSharpNames.Literal(column.Name)})",
        .. column.IsSensitive ? ["Sensitive"] : Array.Empty<string>(),
        .. column.Expectations.Select(Attribute),
    ];

    private static string Property(ColumnInfo column) => $"public {TypeOf(column)} {column.Member} {{ get; init; }}";

    // Breaks a long list behind a comma between two values.
    private static string Wrap(string line, string indent)
    {
        if (line.Length <= Width)
            return line;
        var lines = new StringBuilder();
        int start = 0, comma = -1, used = 0;
        for (int at = line.IndexOf('(', StringComparison.Ordinal) + 1; at < line.Length; at = CSharpText.SkipOne(line, at))
        {
            if (line[at] != ',')
                continue;
            BreakBefore(at + 1);
            comma = at;
        }

        BreakBefore(line.Length);
        return lines.Append(line.AsSpan(start)).ToString();

        void BreakBefore(int end)
        {
            if (used + end - start <= Width || comma < start)
                return;
            lines.Append(line.AsSpan(start..(comma + 1))).Append('\n').Append(indent);
            start = SourceLayout.PastSpace(line, comma + 1);
            used = indent.Length;
        }
    }
}
