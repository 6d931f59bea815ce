using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>The columns that tell rows apart, which stand beside computed features. Generated.</summary>
/// <param name="columns">The columns, at least one, in the order of the key.</param>
/// <param name="permit">Why a sensitive column may be among them, as <see cref="RowKeyAttribute.Permit"/> says; null where none is.</param>
public sealed class RowKeyInfo(ImmutableArray<RowKeyColumn> columns, string? permit = null)
{
    /// <summary>The columns in the order of the key.</summary>
    public ImmutableArray<RowKeyColumn> Columns { get; } = columns;

    /// <summary>Why a sensitive column may be among them; null where none is.</summary>
    public string? Permit { get; } = permit;

    /// <summary>The position in a schema of each column.</summary>
    /// <exception cref="FeatureColumnException">The schema lacks one, or has it with another type.</exception>
    internal ImmutableArray<int> Resolve(SchemaInfo schema, string set) => [.. Columns.Select(each => Resolve(each.Column, schema, set))];

    /// <summary>Looks whether the columns can stand beside the features of a set.</summary>
    /// <exception cref="FeatureDefinitionException">They cannot.</exception>
    internal void Check(FeatureSetInfo set)
    {
        string[] taken = [.. set.Features.Select(static feature => feature.Name), set.LabelName ?? "", set.WeightName ?? ""];
        if (Columns.IsEmpty)
            throw Refused(set, "no columns", "Name at least one, or leave the key out");
        foreach (RowKeyColumn each in Columns)
        {
            ColumnInfo column = each.Column;
            if (column.Type == ColumnType.List)
                throw Refused(set, $"column \"{column.Name}\", which holds lists", "Name columns that hold one value a row");
            if (taken.Contains(column.Name, StringComparer.Ordinal) || Columns.Count(other => other.Column.Name == column.Name) > 1)
                throw Refused(set, $"column \"{column.Name}\", and another column of the features has that name", "Rename one");
            if (column.IsSensitive && Permit is null)
                throw Refused(set, $"column \"{column.Name}\", which is sensitive", "State in its permit why it may stand beside features, or leave it out");
        }
    }

    private static FeatureDefinitionException Refused(FeatureSetInfo set, string what, string remedy) =>
        new($"The row key of {set.Name} has {what}. {remedy}.");

    private static int Resolve(ColumnInfo wanted, SchemaInfo schema, string set)
    {
        int position = schema.IndexOf(wanted.Name);
        if (position < 0)
        {
            throw new FeatureColumnException(
                $"The row key of {set} needs column \"{wanted.Name}\", which {schema.Name} does not have. "
                + $"It has: {string.Join(", ", schema.Columns.Select(static column => column.Name))}.");
        }

        ColumnInfo found = schema.Columns[position];
        return found.Type == wanted.Type && (wanted.IsNullable || !found.IsNullable)
            ? position
            : throw new FeatureColumnException(
                $"The row key of {set} needs column \"{wanted.Name}\" as {wanted.TypeName}, but in {schema.Name} it is {found.TypeName}. "
                + "Give both the same type.");
    }
}
