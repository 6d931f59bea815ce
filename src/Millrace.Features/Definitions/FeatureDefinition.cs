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
            Check(feature, input, name => Find(set, input, name));
        set.Key?.Check(set);
        string[] names = [.. set.Features.SelectMany(static feature => feature.AllColumns).Distinct(StringComparer.Ordinal)];
        Computed = [.. set.Computed.Where(each => names.Contains(each.Column.Name, StringComparer.Ordinal))];
        ImmutableArray<ColumnInfo> computed = [.. Computed.Select(static each => each.Column)];
        string[] stored = [.. names.Concat(Computed.SelectMany(static each => each.Reads)).Distinct(StringComparer.Ordinal).Where(name => computed.All(each => each.Name != name))];
        StoredCount = stored.Length;
        Columns = [.. stored.Select(name => input.Columns[input.IndexOf(name)]), .. computed];
        Lists = [.. Enumerable.Range(0, Columns.Length).Where(source => Columns[source].Type == ColumnType.List)];
        Code = [.. set.Features.SelectMany(static feature => feature.Code).Distinct()];
        _sources = [.. set.Features.Select(feature => feature.Columns.Select(IndexOf).ToImmutableArray())];
    }

    public FeatureSetInfo Set { get; }

    /// <summary>The columns that features read, each once: the sources. Those that methods compute stand behind those that rows have.</summary>
    public ImmutableArray<ColumnInfo> Columns { get; }

    /// <summary>How many of the sources are columns of the rows.</summary>
    public int StoredCount { get; }

    /// <summary>The other sources, which methods compute.</summary>
    public ImmutableArray<ComputedSource> Computed { get; }

    /// <summary>The code of the user's own that features are computed by, each once.</summary>
    public ImmutableArray<FeatureCode> Code { get; }

    /// <summary>The sources that hold lists.</summary>
    public ImmutableArray<int> Lists { get; }

    /// <summary>Makes the generated code that computes rows; none where the set was not generated.</summary>
    public Func<RowStages, RowCode?> CreateRowCode { get; private init; } = static _ => null;

    public static FeatureDefinition Of<TFeatures>()
        where TFeatures : struct, IFeatures<TFeatures> =>
        Cache<TFeatures>.Value ??= new FeatureDefinition(TFeatures.FeatureSet, TFeatures.InputSchema) { CreateRowCode = TFeatures.CreateRowCode };

    /// <summary>The places of a feature's columns among the sources.</summary>
    public ImmutableArray<int> SourcesOf(int feature) => _sources[feature];

    /// <summary>The place of the elements of a source of lists, behind the sources.</summary>
    public int ItemsOf(int source) => Columns.Length + Lists.IndexOf(source);

    /// <summary>A column's type, and that of the elements of lists: <c>List(Text)</c>.</summary>
    public static string TypeOf(ColumnInfo column) => column.Item is { } item ? $"{column.Type}({item.Type})" : column.Type.ToString();

    /// <summary>Whether values of a feature's columns must not be shown.</summary>
    public bool IsSensitive(int feature) => Set.Features[feature].Permit is not null || Set.Features[feature].AllColumns.Any(name => Columns[IndexOf(name)].IsSensitive);

    /// <summary>The position in a schema of each source that rows have.</summary>
    /// <exception cref="FeatureColumnException">The schema lacks one, or has it with another type.</exception>
    public int[] Resolve(SchemaInfo schema)
    {
        var positions = new int[StoredCount];
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

            ColumnInfo found = schema.Columns[positions[i]];
            if (found.Type != wanted.Type || found.Item?.Type != wanted.Item?.Type)
            {
                throw new FeatureColumnException(
                    $"Feature \"{FirstOf(i)}\" of {Set.Name} needs column \"{wanted.Name}\" as {TypeOf(wanted)}, but in {schema.Name} "
                    + $"it is {TypeOf(found)}. Give both the same type.");
            }
        }

        return positions;
    }

    /// <summary>The columns that a feature's stages read besides its own: keys.</summary>
    /// <param name="feature">The feature's position.</param>
    public IEnumerable<ColumnInfo> MoreOf(int feature) => KeysOf(feature).Select(source => Columns[source]);

    /// <summary>The places of those among the sources.</summary>
    /// <param name="feature">The feature's position.</param>
    public IEnumerable<int> KeysOf(int feature) =>
        Set.Features[feature].Stages.SelectMany(static stage => stage.MoreColumns).Distinct(StringComparer.Ordinal).Select(IndexOf);

    private int IndexOf(string column)
    {
        for (int i = 0; ; i++)
        {
            if (Columns[i].Name == column)
                return i;
        }
    }

    private string FirstOf(int source) => Set.Features.First(feature => feature.AllColumns.Any(name => name == Columns[source].Name || IsRead(name, Columns[source].Name))).Name;

    private bool IsRead(string computed, string column) => Computed.Any(each => each.Column.Name == computed && each.Reads.Contains(column));

    private static ColumnInfo? Find(FeatureSetInfo set, SchemaInfo input, string name) =>
        set.Computed.FirstOrDefault(each => each.Column.Name == name)?.Column ?? (input.IndexOf(name) is >= 0 and var place ? input.Columns[place] : null);

    private static void Check(FeatureInfo feature, SchemaInfo input, Func<string, ColumnInfo?> find)
    {
        if (feature.Columns.IsEmpty || feature.Stages.IsEmpty)
            throw new FeatureDefinitionException($"Feature \"{feature.Name}\" has no column or no transform. Give it at least one of both.");
        foreach (string name in feature.AllColumns)
        {
            if (find(name) is null)
                throw new FeatureDefinitionException($"Feature \"{feature.Name}\": its input schema {input.Name} has no column \"{name}\".");
        }

        ImmutableArray<ColumnInfo> columns = [.. feature.Columns.Select(name => find(name)!)];
        string named = string.Join(", ", columns.Select(static column => $"\"{column.Name}\" ({TypeOf(column)})"));
        FeatureKind before = default;
        for (int i = 0; i < feature.Stages.Length; i++)
        {
            FeatureSpec stage = feature.Stages[i];
            bool readsColumns = i == 0 || feature.Stages[i - 1].YieldsColumns;
            if ((readsColumns ? stage.Problem(columns) : stage.Problem(before)) is { } problem)
                throw new FeatureDefinitionException($"Feature \"{feature.Name}\" ({stage.Name}) over column {named}: {problem}.");
            before = readsColumns ? stage.KindOf(columns) : stage.Kind;
            if (stage.YieldsColumns)
                columns = stage.ColumnsAfter(columns);
        }

        if (feature.Stages[^1] is { YieldsColumns: true } last && !columns.All(static column => column.Type.IsNumber()))
        {
            throw new FeatureDefinitionException(
                $"Feature \"{feature.Name}\" ({last.Name}) over column {named}: it yields a column, so a transform of categories must follow it.");
        }

        foreach (FeatureSpec stage in feature.Stages)
        {
            foreach (ColumnInfo column in stage.MoreColumns.Select(name => find(name)!))
            {
                if (stage.ProblemOfMore(column) is { } problem)
                    throw new FeatureDefinitionException($"Feature \"{feature.Name}\" ({stage.Name}) with column \"{column.Name}\" ({column.Type}): {problem}.");
            }
        }

        if (feature.Permit is null && feature.AllColumns.Select(name => find(name)!).FirstOrDefault(static column => column.IsSensitive) is { } sensitive)
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
