namespace Millrace.Compiler;

/// <summary>A feature attribute as it is written.</summary>
public sealed record TransformDeclaration
{
    public required TransformKind Kind { get; init; }

    public LocationInfo Location { get; init; }

    /// <summary>The row's properties that the attribute names; none where the feature's own name counts.</summary>
    public EquatableArray<Named> From { get; init; }

    /// <summary>Whether it names them as a list, of which each column becomes a number or id of its own.</summary>
    public bool IsFromAll { get; init; }

    /// <summary>The settings that the attribute gives; those that it leaves to the default are absent.</summary>
    public EquatableArray<FeatureSetting> Settings { get; init; }

    /// <summary>The types of the user's code, as generated code spells them; none of other transforms.</summary>
    public EquatableArray<string> TypeArguments { get; init; }

    /// <summary>Whether the user's code that learns says how that is kept.</summary>
    public bool KeepsLearned { get; init; } = true;

    public TransformShape Shape => TransformShape.Of(Kind);

    /// <summary>The columns that it can be computed from with these settings.</summary>
    public ColumnGroup Columns => Shape.ColumnsBy?.Invoke(this) ?? Shape.Columns;

    /// <summary>What it can be computed from with these settings, where it comes behind another one; null where it comes first.</summary>
    public FeatureForm? Before => Shape.ColumnsBy is null || Columns == ColumnGroup.Numbers ? Shape.Before : null;

    /// <summary>The number of a setting, an enumeration's as well; null where the attribute does not give it.</summary>
    public double? Number(string setting) => Settings.FirstOrDefault(each => each.Name == setting)?.Number;

    /// <summary>Whether it can be computed from what the last of others yields.</summary>
    /// <param name="before">Those before it, of which one at least.</param>
    public bool Follows(IReadOnlyList<TransformDeclaration> before) => before[before.Count - 1].Shape is { YieldsColumns: false } last
        ? Before == last.Yields
        : !before.Any(each => Shape.IsOfStoredColumns(each.Shape));
}
