namespace Millrace.Compiler;

/// <summary>A schema that another one is derived from.</summary>
public sealed record BaseDeclaration
{
    public required string Name { get; init; }

    /// <summary>The type as generated code spells it.</summary>
    public required string Type { get; init; }

    /// <summary>The last part of its namespace or the type around it, to tell two of the same name apart.</summary>
    public string Qualifier { get; init; } = "";

    /// <summary>Its columns, those that it has from others included.</summary>
    public EquatableArray<ColumnModel> Columns { get; init; }

    /// <summary>The environments that its rows come from, as it says itself.</summary>
    public EquatableArray<string> Environments { get; init; }

    /// <summary>Whether it has rules, those that it has from others left out.</summary>
    public bool HasRules { get; init; }

    /// <summary>Whether code of other assemblies can name it.</summary>
    public bool IsPublic { get; init; }

    /// <summary>Whether its generated part exists, so that datasets of it can be named.</summary>
    public bool HasGeneratedPart { get; init; } = true;
}
