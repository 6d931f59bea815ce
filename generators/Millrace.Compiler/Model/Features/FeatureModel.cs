namespace Millrace.Compiler;

/// <summary>A feature as generated code needs it.</summary>
/// <param name="Member">The property's name, without <c>@</c>.</param>
/// <param name="ValueKind">The property's type.</param>
/// <param name="Columns">The columns' names in files.</param>
/// <param name="Specs">The expressions that make the specs of its stages.</param>
/// <param name="Permit">Why it may be computed from a sensitive column, or null.</param>
/// <param name="IsBarred">Whether C# lets no code name the property, which has been reported.</param>
public sealed record FeatureModel(
    string Member, FeatureValueKind ValueKind, EquatableArray<string> Columns, EquatableArray<string> Specs, string? Permit, bool IsBarred = false)
{
    /// <summary>The columns that it is computed from.</summary>
    public EquatableArray<ColumnModel> Sources { get; init; }

    /// <summary>Its stages.</summary>
    public EquatableArray<StageModel> Stages { get; init; }

    /// <summary>Whether its transforms take the columns that they read; else that has been reported, and no code computes it.</summary>
    public bool IsSuited { get; init; } = true;

    /// <summary>The code of the user's own that it is computed by: names of methods, and types as generated code spells them.</summary>
    public EquatableArray<string> Code { get; init; }

    /// <summary>Whether it has any number of ids a row, which have no place in a vector.</summary>
    public bool IsSparse { get; init; }
}
