namespace Millrace.Compiler;

/// <summary>A schema as it is written, right or wrong: what the passes judge. It holds places, so it is compared but never emitted from.</summary>
public sealed record SchemaDeclaration
{
    public required TypeDeclaration Type { get; init; }

    /// <summary>The name without <c>@</c>.</summary>
    public required string Name { get; init; }

    public LocationInfo Location { get; init; }

    public TypeShape Shape { get; init; } = TypeShape.Sound;

    /// <summary>Its properties, columns or not, in the order of declaration.</summary>
    public EquatableArray<ColumnDeclaration> Properties { get; init; }

    /// <summary>The names of all members that the user wrote.</summary>
    public EquatableArray<Named> Members { get; init; }

    /// <summary>What <c>From</c> names, as a person reads it; null where there is none, or where C# rejects it.</summary>
    public Named? From { get; init; }

    /// <summary>Whether C# rejects what <c>From</c> says, so that nothing more need be said.</summary>
    public bool HasBrokenFrom { get; init; }

    /// <summary>Whether what <c>From</c> names is a schema.</summary>
    public bool FromIsSchema { get; init; }

    /// <summary>The names of the schemas that lead from this one back to itself; empty where none do.</summary>
    public EquatableArray<string> Cycle { get; init; }

    /// <summary>The schemas that it is derived from, the nearest first.</summary>
    public EquatableArray<BaseDeclaration> Bases { get; init; }

    public EquatableArray<Named> Without { get; init; }

    /// <summary>Where <c>Without</c> stands.</summary>
    public LocationInfo WithoutLocation { get; init; }

    /// <summary>What is expected of its rows, and the environments that they come from.</summary>
    public EquatableArray<ExpectationDeclaration> Expectations { get; init; }

    public EquatableArray<RuleDeclaration> Rules { get; init; }

    /// <summary>Whether code of other assemblies can name it.</summary>
    public bool IsPublic { get; init; }

    /// <summary>Whether top-level code of the same assembly can name it.</summary>
    public bool IsVisibleInAssembly { get; init; } = true;

    public bool HasPrintMembers { get; init; }

    public bool HasLayout { get; init; }

    public bool HasOtherRequiredMembers { get; init; }
}
