using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>A feature set and the columns it reads, checked: what analysis, fitted features and their file share.</summary>
internal sealed class FeatureDefinition
{
    private readonly ImmutableArray<ImmutableArray<int>> _sources;

    public FeatureDefinition(FeatureSetInfo set, SchemaInfo input)
    {
        Set = set;
        if (set.Features.IsEmpty)
            throw new FeatureDefinitionException($"Feature set {set.Name} has no features. Give it at least one property with a feature attribute.");
        foreach (FeatureInfo feature in set.Features)
            Check(feature, input);
        Columns = [.. set.Features.SelectMany(static feature => feature.AllColumns).Distinct(StringComparer.Ordinal).Select(name => input.Columns[input.IndexOf(name)])];
        _sources = [.. set.Features.Select(feature => feature.Columns.Select(IndexOf).ToImmutableArray())];
    }

    public FeatureSetInfo Set { get; }

    /// <summary>The columns that features read, each once: the sources.</summary>
    public ImmutableArray<ColumnInfo> Columns { get; }

    public static FeatureDefinition Of<TFeatures>()
        where TFeatures : struct, IFeatures<TFeatures> => Cache<TFeatures>.Value ??= new FeatureDefinition(TFeatures.FeatureSet, TFeatures.InputSchema);

    /// <summary>The places of a feature's columns among the sources.</summary>
    public ImmutableArray<int> SourcesOf(int feature) => _sources[feature];

    /// <summary>Whether values of a feature's columns must not be shown.</summary>
    public bool IsSensitive(int feature) => Set.Features[feature].Permit is not null || Set.Features[feature].AllColumns.Any(name => Columns[IndexOf(name)].IsSensitive);

    /// <summary>The position in a schema of each source.</summary>
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
                    $"Feature \"{FirstOf(i)}\" of {Set.Name} needs column \"{wanted.Name}\", which {schema.Name} does not have. "
                    + $"It has: {string.Join(", ", schema.Columns.Select(static column => column.Name))}.");
            }

            ColumnType found = schema.Columns[positions[i]].Type;
            if (found != wanted.Type)
            {
                throw new FeatureColumnException(
                    $"Feature \"{FirstOf(i)}\" of {Set.Name} needs column \"{wanted.Name}\" as {wanted.Type}, but in {schema.Name} "
                    + $"it is {found}. Give both the same type.");
            }
        }

        return positions;
    }

    private int IndexOf(string column)
    {
        for (int i = 0; ; i++)
        {
            if (Columns[i].Name == column)
                return i;
        }
    }

    private string FirstOf(int source) => Set.Features.First(feature => feature.AllColumns.Contains(Columns[source].Name)).Name;

    private static void Check(FeatureInfo feature, SchemaInfo input)
    {
        if (feature.Columns.IsEmpty || feature.Stages.IsEmpty)
            throw new FeatureDefinitionException($"Feature \"{feature.Name}\" has no column or no transform. Give it at least one of both.");
        foreach (string name in feature.AllColumns)
        {
            if (input.IndexOf(name) < 0)
                throw new FeatureDefinitionException($"Feature \"{feature.Name}\": its input schema {input.Name} has no column \"{name}\".");
        }

        ImmutableArray<ColumnInfo> columns = [.. feature.Columns.Select(name => input.Columns[input.IndexOf(name)])];
        string named = string.Join(", ", columns.Select(static column => $"\"{column.Name}\" ({column.Type})"));
        for (int i = 0; i < feature.Stages.Length; i++)
        {
            FeatureSpec stage = feature.Stages[i];
            if ((i == 0 ? stage.Problem(columns) : stage.Problem(feature.Stages[i - 1].Kind)) is { } problem)
                throw new FeatureDefinitionException($"Feature \"{feature.Name}\" ({stage.Name}) over column {named}: {problem}.");
        }

        foreach (FeatureSpec stage in feature.Stages)
        {
            foreach (ColumnInfo column in stage.MoreColumns.Select(name => input.Columns[input.IndexOf(name)]))
            {
                if (stage.ProblemOfMore(column) is { } problem)
                    throw new FeatureDefinitionException($"Feature \"{feature.Name}\" ({stage.Name}) with column \"{column.Name}\" ({column.Type}): {problem}.");
            }
        }

        if (feature.Permit is null && feature.AllColumns.Select(name => input.Columns[input.IndexOf(name)]).FirstOrDefault(static column => column.IsSensitive) is { } sensitive)
        {
            throw new FeatureDefinitionException(
                $"Feature \"{feature.Name}\": column \"{sensitive.Name}\" is sensitive. State with [Permit(\"…\")] why the feature may use it, or leave it out.");
        }
    }

    private static class Cache<TFeatures>
    {
        [Deterministic("It is made of the feature set alone, whoever asks first.")]
        public static FeatureDefinition? Value { get; set; }
    }
}
