namespace Millrace.Compiler;

/// <summary>A method marked <c>[Rule]</c> as it is written, right or wrong.</summary>
public sealed record RuleDeclaration
{
    /// <summary>The method's name, without <c>@</c>.</summary>
    public required string Name { get; init; }

    public LocationInfo Location { get; init; }

    /// <summary>What is wrong with its shape, and where; null where nothing is.</summary>
    public Named? Problem { get; init; }

    /// <summary>Whether C# rejects it, so that nothing more need be said and nothing can call it.</summary>
    public bool IsBroken { get; init; }

    /// <summary>Where it is marked as obsolete so that C# rejects every use of it; null where it is not.</summary>
    public LocationInfo? ForbiddenLocation { get; init; }

    /// <summary>Whether the row is handed over without a copy.</summary>
    public bool IsByReference { get; init; }

    /// <summary>The sentence that the attribute gives; null where it gives none.</summary>
    public string? Says { get; init; }

    /// <summary>What the method's documentation says.</summary>
    public string Summary { get; init; } = "";

    public double Tolerance { get; init; }

    public LocationInfo ToleranceLocation { get; init; }

    /// <summary>The members of the row that its code reads, directly or through others; <see cref="ColumnDeclaration.WholeRow"/> stands for all.</summary>
    public EquatableArray<string> Reads { get; init; }

    /// <summary>Names after the row that are no members the user wrote: columns of another schema, or what cannot be followed.</summary>
    public EquatableArray<string> Unknown { get; init; }

    /// <summary>Whether a rule can be made of it.</summary>
    public bool IsUsable => Problem is null && !IsBroken && ForbiddenLocation is null;
}
