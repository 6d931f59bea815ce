using System.Collections.Immutable;

namespace Millrace.Data;

/// <summary>What is known of one column: its name, its type and what is expected of its values. Generated.</summary>
/// <param name="Name">The name in files.</param>
/// <param name="Member">The property's name.</param>
/// <param name="Type">The type of its values.</param>
/// <param name="IsNullable">Whether values may be missing.</param>
public sealed record ColumnInfo(string Name, string Member, ColumnType Type, bool IsNullable)
{
    /// <summary>What the elements of a list are; null where the column holds no lists.</summary>
    public ColumnInfo? Item { get; init; }

    /// <summary>Whether its values are masked wherever they could be shown.</summary>
    public bool IsSensitive { get; init; }

    /// <summary>The smallest expected number, or null.</summary>
    public double? Minimum { get; init; }

    /// <summary>The largest expected number, or null.</summary>
    public double? Maximum { get; init; }

    /// <summary>The expected texts; empty where any is.</summary>
    public ImmutableArray<string> Domain { get; init; } = [];

    /// <summary>The share of present values, 0 to 1, that may break range or domain.</summary>
    public double Tolerance { get; init; }

    /// <summary>Type and nullability as one text: <c>Int32</c>, <c>Text?</c>, <c>List(Single?)</c>.</summary>
    public string TypeName => $"{Type}{(Item is null ? "" : $"({Item.TypeName})")}{(IsNullable ? "?" : "")}";

    /// <summary>Whether all values of this column are values of another one: the type is the same, and where values are missing, they may be.</summary>
    internal bool CanBeReadAs(ColumnInfo other) =>
        Type == other.Type && (other.IsNullable || !IsNullable) && (Item is null ? other.Item is null : other.Item is not null && Item.CanBeReadAs(other.Item));
}
