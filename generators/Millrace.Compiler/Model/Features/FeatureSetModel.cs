namespace Millrace.Compiler;

/// <summary>A feature set as its generated part needs it. Equal models generate equal code.</summary>
public sealed record FeatureSetModel
{
    public required TypeDeclaration Declaration { get; init; }

    /// <summary>The name that messages show.</summary>
    public required string DisplayName { get; init; }

    /// <summary>The row that the features are computed from; empty where it is no usable schema.</summary>
    public string RowType { get; init; } = "";

    public LabelModel? Label { get; init; }

    /// <summary>The name of the method that computes how much a row counts, over the row of the label; null where there is none that can be called.</summary>
    public string? Weight { get; init; }

    /// <summary>The columns that tell rows apart; null where there are none.</summary>
    public RowKeyModel? Key { get; init; }

    /// <summary>The columns that its methods compute, as far as features read them.</summary>
    public EquatableArray<ComputedModel> Computed { get; init; }

    public EquatableArray<FeatureModel> Features { get; init; }

    /// <summary>The columns that the features read, as a schema.</summary>
    public required SchemaModel Input { get; init; }

    /// <summary>The name of the static property that holds the definition.</summary>
    public string DefinitionName { get; init; } = "FeatureSet";

    /// <summary>The name of the class that computes the features, which hides no type that the user's code names.</summary>
    public string RowCodeName { get; init; } = "__RowCode";

    /// <summary>The class of <c>Apply</c> and <c>Predict</c>; empty where none can name the feature set.</summary>
    public string ExtensionClass { get; init; } = "";

    public bool IsPublic { get; init; }
}
