using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>The line of a schema that declares a column as it would be, were the data right.</summary>
internal static class SchemaLine
{
    /// <summary>The line; null for an enumeration whose name is not known.</summary>
    public static string? Of(ColumnInfo column) =>
        (column.Item ?? column) is { Type: ColumnType.Enum, EnumName: null } ? null : MemberSource.Line(column);

    /// <summary>The line of a column that the schema does not have. Nothing is expected in it: whether the values may be told, nobody has said.</summary>
    /// <param name="column">The column.</param>
    /// <param name="used">The names that the schema's members have, as <see cref="UsedBy"/> begins with; the new one is added.</param>
    public static string? Of(ColumnStatistics column, Dictionary<string, int> used) =>
        Of(ToInfo(column, CSharpNames.Unique(CSharpNames.Pascal(column.Name, "Column"), used)));

    /// <summary>The names that a new member may not have: those of the members, and the schema's own.</summary>
    public static Dictionary<string, int> UsedBy(SchemaInfo schema)
    {
        Dictionary<string, int> used = schema.Columns.ToDictionary(static column => column.Member, static _ => 2, StringComparer.Ordinal);
        used.TryAdd(schema.Name, 2);
        return used;
    }

    /// <summary>The line of a column without one of its expectations.</summary>
    public static string? Without(ColumnInfo column, Expectation expectation) =>
        Of(column with { Expectations = [.. column.Expectations.Where(each => each != expectation)] });

    /// <summary>The line of a column that has the type that is found.</summary>
    public static string? As(ColumnInfo column, ColumnStatistics found)
    {
        ColumnInfo info = ToInfo(found, column.Member);
        return Of(info with
        {
            Name = column.Name,
            IsNullable = column.IsNullable || info.IsNullable,
            IsSensitive = column.IsSensitive,
            Expectations = SuitedExpectations.Of(column, found.Type),
        });
    }

    private static ColumnInfo ToInfo(ColumnStatistics column, string member) => new(column.Name, member, column.Type, column.Missing > 0)
    {
        Item = column.Lists is { } lists ? ToInfo(lists.Items, member) : null,
        IsSensitive = column.IsSensitive,
    };
}
