using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>The line of a schema that declares a column, as C#.</summary>
internal static class SchemaLine
{
    /// <summary>The line; null for an enumeration, whose name a schema does not tell.</summary>
    public static string? Of(ColumnInfo column)
    {
        if (column.Type == ColumnType.Enum || column.Item?.Type == ColumnType.Enum)
            return null;
        IEnumerable<string> attributes = column.Expectations.Select(static each => each.ToString()[1..^1]);
        if (column.IsSensitive)
            attributes = attributes.Prepend("Sensitive");
        string all = string.Join(", ", attributes.Prepend($"Column({CSharpNames.Literal(column.Name)})"));
        return $"[{all}] public {TypeOf(column)} {column.Member} {{ get; init; }}";
    }

    /// <summary>The line of a column that the schema does not have.</summary>
    /// <param name="column">The column.</param>
    /// <param name="used">The names that the schema's members have, as <see cref="UsedBy"/> begins with; the new one is added.</param>
    public static string? Of(ColumnStatistics column, Dictionary<string, int> used) =>
        Of(ToInfo(column, CSharpNames.Unique(CSharpNames.Pascal(column.Name, "Column"), used)));

    /// <summary>The names that a new member may not have: those of the members, and the schema's own.</summary>
    public static Dictionary<string, int> UsedBy(SchemaInfo schema)
    {
        var used = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (string name in schema.Columns.Select(static column => column.Member).Prepend(schema.Name))
            _ = CSharpNames.Unique(name, used);
        return used;
    }

    /// <summary>The line of a column without one of its expectations.</summary>
    public static string? Without(ColumnInfo column, Expectation expectation) =>
        Of(column with { Expectations = [.. column.Expectations.Where(each => each != expectation)] });

    /// <summary>The line of a column that has the type that is found.</summary>
    public static string? As(ColumnInfo column, ColumnStatistics found)
    {
        ColumnInfo info = ToInfo(found, column.Member);
        ImmutableArray<Expectation> kept = [.. column.Expectations.Where(static each => each is PresenceExpectation or EnvironmentExpectation)];
        return Of(info with { Name = column.Name, IsNullable = column.IsNullable || info.IsNullable, IsSensitive = column.IsSensitive, Expectations = kept });
    }

    private static ColumnInfo ToInfo(ColumnStatistics column, string member) => new(column.Name, member, column.Type, column.Missing > 0)
    {
        Item = column.Lists is { } lists ? ToInfo(lists.Items, member) : null,
        IsSensitive = column.IsSensitive,
    };

    // byte[] is no list, but one value.
    private static string TypeOf(ColumnInfo column) => column.Item is { } item
        ? $"{TypeOf(item.Type == ColumnType.Byte ? item with { IsNullable = true } : item)}[]{(column.IsNullable ? "?" : "")}"
        : $"{ParquetTypes.CSharpName(column.Type)}{(column.IsNullable ? "?" : "")}";
}
