namespace Millrace.Compiler;

/// <summary>A schema as its generated part needs it. Equal models generate equal code.</summary>
public sealed record SchemaModel
{
    public required TypeDeclaration Declaration { get; init; }

    /// <summary>The name that messages show.</summary>
    public required string DisplayName { get; init; }

    public EquatableArray<ColumnModel> Columns { get; init; }

    /// <summary>How many rows datasets have; null where any number is right.</summary>
    public ExpectationModel? Rows { get; init; }

    /// <summary>The environments that rows come from.</summary>
    public EquatableArray<string> Environments { get; init; }

    public EquatableArray<RuleModel> Rules { get; init; }

    /// <summary>The rules of the schema that it is derived from; null where there are none.</summary>
    public InheritedRules? InheritedRules { get; init; }

    public EquatableArray<ProjectionModel> Projections { get; init; }

    /// <summary>The class that holds the projections.</summary>
    public string ProjectionClass { get; init; } = "";

    /// <summary>Whether the struct already says how it is printed.</summary>
    public bool HasPrintMembers { get; init; }

    /// <summary>Whether the struct already says how its fields lie in memory.</summary>
    public bool HasLayout { get; init; }

    /// <summary>Whether members that are no columns must be given a value, so that rows cannot be made by an object initialiser.</summary>
    public bool HasOtherRequiredMembers { get; init; }

    /// <summary>The names that the generated members take: those of the language but where the user's own members have them.</summary>
    public SchemaMemberNames Names { get; init; } = SchemaMemberNames.Standard;
}
