using System.Collections.Immutable;

namespace Millrace.Generators;

/// <summary>
/// A type outside of all others as its file declares it: its tokens without the bodies of methods, its documentation, and the names in it. It tells
/// whether anything changed that a pipeline, component, schema or feature set could depend on.
/// </summary>
internal sealed class DeclarationSurface
{
    /// <summary>Names the declaration in its file: the type's name with namespace, and a number where it is declared again.</summary>
    public required string Anchor { get; init; }

    /// <summary>Stands for the tokens and the documentation.</summary>
    public required Fingerprint Fingerprint { get; init; }

    /// <summary>What other declarations can find here without naming a type around it: types and extension members.</summary>
    public required ImmutableArray<string> Declares { get; init; }

    /// <summary>All identifiers.</summary>
    public required ImmutableArray<string> Mentions { get; init; }

    /// <summary>The types with attributes, their own or on methods: this one and nested ones.</summary>
    public required ImmutableArray<AttributedType> Attributed { get; init; }

    /// <summary>Where the tokens stand.</summary>
    public required TokenMap Tokens { get; init; }
}
