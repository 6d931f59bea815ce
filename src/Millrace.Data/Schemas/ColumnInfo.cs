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

    /// <summary>The enumeration of its values as C# spells it anywhere: <c>global::Taxi.Payment</c>; null where there is none, or it is not known.</summary>
    public string? EnumName { get; init; }

    /// <summary>Whether its values are masked wherever they could be shown.</summary>
    public bool IsSensitive { get; init; }

    /// <summary>What is expected of its values, each kind once, in the order in which they are declared.</summary>
    public ImmutableArray<Expectation> Expectations { get; init; } = [];

    /// <summary>Type and nullability as one text: <c>Int32</c>, <c>Text?</c>, <c>List(Single?)</c>.</summary>
    public string TypeName => $"{Type}{(Item is null ? "" : $"({Item.TypeName})")}{(IsNullable ? "?" : "")}";

    /// <summary>The expectation of one kind, or null.</summary>
    /// <typeparam name="TExpectation">The kind.</typeparam>
    public TExpectation? Find<TExpectation>()
        where TExpectation : Expectation
    {
        foreach (Expectation expectation in Expectations)
        {
            if (expectation is TExpectation found)
                return found;
        }

        return null;
    }

    /// <summary>Whether data of an environment has the column.</summary>
    /// <param name="environment">The environment; null where none is told apart, so that all columns are expected.</param>
    public bool IsExpectedIn(string? environment) =>
        environment is null || Find<EnvironmentExpectation>() is not { } only || only.Environments.Contains(environment, StringComparer.Ordinal);

    /// <summary>Whether both say the same of a column.</summary>
    /// <param name="other">The other.</param>
    public bool Equals(ColumnInfo? other) =>
        other is not null && Name == other.Name && Member == other.Member && Type == other.Type && IsNullable == other.IsNullable
        && IsSensitive == other.IsSensitive && EnumName == other.EnumName
        && Equals(Item, other.Item) && Expectations.AsSpan().SequenceEqual(other.Expectations.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Member, Type, IsNullable);

    /// <summary>Whether all values of this column are values of another one: the type is the same, and where values are missing, they may be.</summary>
    internal bool CanBeReadAs(ColumnInfo other) =>
        Type == other.Type && (other.IsNullable || !IsNullable) && (Item is null ? other.Item is null : other.Item is not null && Item.CanBeReadAs(other.Item));
}
