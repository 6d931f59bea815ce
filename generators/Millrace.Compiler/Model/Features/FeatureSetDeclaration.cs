namespace Millrace.Compiler;

/// <summary>A feature set as it is written, right or wrong: what the passes judge.</summary>
public sealed record FeatureSetDeclaration
{
    public required TypeDeclaration Type { get; init; }

    /// <summary>The name without <c>@</c>.</summary>
    public required string Name { get; init; }

    public LocationInfo Location { get; init; }

    public TypeShape Shape { get; init; } = TypeShape.Sound;

    /// <summary>The row that the features are computed from, as a person reads it.</summary>
    public required Named Row { get; init; }

    /// <summary>The row as generated code spells it; empty where it is no schema, or one whose part cannot be generated.</summary>
    public string RowType { get; init; } = "";

    public bool RowIsSchema { get; init; }

    /// <summary>Whether C# itself rejects the row.</summary>
    public bool HasBrokenRow { get; init; }

    /// <summary>The row's columns.</summary>
    public EquatableArray<ColumnModel> Columns { get; init; }

    /// <summary>Its properties, but those that are computed and have no feature attribute.</summary>
    public EquatableArray<FeatureDeclaration> Properties { get; init; }

    /// <summary>Its methods that compute columns.</summary>
    public EquatableArray<ComputedDeclaration> Computed { get; init; }

    public EquatableArray<LabelDeclaration> Labels { get; init; }

    /// <summary>Its methods that compute how much a row counts.</summary>
    public EquatableArray<LabelDeclaration> Weights { get; init; }

    /// <summary>The columns that tell rows apart; null where none are named.</summary>
    public RowKeyDeclaration? Key { get; init; }

    /// <summary>The names of all members that the user wrote.</summary>
    public EquatableArray<Named> Members { get; init; }

    public bool IsPublic { get; init; }

    public bool IsVisibleInAssembly { get; init; } = true;
}
