using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>A feature set and the columns it reads, checked: what analysis, fitted features and their file share.</summary>
internal sealed class FeatureDefinition
{
    public FeatureDefinition(FeatureSetInfo set, SchemaInfo input)
    {
        Set = set;
        Columns = [.. set.Features.Select(feature => ColumnOf(feature, input))];
        if (set.Features.IsEmpty)
            throw new FeatureDefinitionException($"Feature set {set.Name} has no features. Give it at least one property with a feature attribute.");
    }

    public FeatureSetInfo Set { get; }

    /// <summary>The source column of each feature.</summary>
    public ImmutableArray<ColumnInfo> Columns { get; }

    public static FeatureDefinition Of<TFeatures>()
        where TFeatures : struct, IFeatures<TFeatures> => Cache<TFeatures>.Value ??= new FeatureDefinition(TFeatures.FeatureSet, TFeatures.InputSchema);

    /// <summary>Whether values of a feature's column must not be shown.</summary>
    public bool IsSensitive(int feature) => Columns[feature].IsSensitive || Set.Features[feature].Permit is not null;

    /// <summary>The position in a schema of each feature's column.</summary>
    /// <exception cref="FeatureColumnException">The schema lacks one, or has it with another type.</exception>
    public int[] Resolve(SchemaInfo schema)
    {
        var positions = new int[Columns.Length];
        for (int i = 0; i < positions.Length; i++)
        {
            ColumnInfo wanted = Columns[i];
            positions[i] = schema.IndexOf(wanted.Name);
            if (positions[i] < 0)
            {
                throw new FeatureColumnException(
                    $"Feature \"{Set.Features[i].Name}\" of {Set.Name} needs column \"{wanted.Name}\", which {schema.Name} does not have. "
                    + $"It has: {string.Join(", ", schema.Columns.Select(static column => column.Name))}.");
            }

            ColumnType found = schema.Columns[positions[i]].Type;
            if (found != wanted.Type)
            {
                throw new FeatureColumnException(
                    $"Feature \"{Set.Features[i].Name}\" of {Set.Name} needs column \"{wanted.Name}\" as {wanted.Type}, but in {schema.Name} "
                    + $"it is {found}. Give both the same type.");
            }
        }

        return positions;
    }

    private static ColumnInfo ColumnOf(FeatureInfo feature, SchemaInfo input)
    {
        int position = input.IndexOf(feature.Column);
        if (position < 0)
            throw new FeatureDefinitionException($"Feature \"{feature.Name}\": its input schema {input.Name} has no column \"{feature.Column}\".");
        ColumnInfo column = input.Columns[position];
        if (feature.Spec.Problem(column) is { } problem)
            throw new FeatureDefinitionException($"Feature \"{feature.Name}\" ({feature.Spec.Name}) over column \"{column.Name}\" ({column.Type}): {problem}.");
        if (column.IsSensitive && feature.Permit is null)
        {
            throw new FeatureDefinitionException(
                $"Feature \"{feature.Name}\": column \"{column.Name}\" is sensitive. State with [Permit(\"…\")] why the feature may use it, or leave it out.");
        }

        return column;
    }

    private static class Cache<TFeatures>
    {
        [Deterministic("It is made of the feature set alone, whoever asks first.")]
        public static FeatureDefinition? Value { get; set; }
    }
}
