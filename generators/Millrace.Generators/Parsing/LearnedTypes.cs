using Microsoft.CodeAnalysis;

namespace Millrace.Generators;

/// <summary>
/// Whether a type is learned from data: it is marked, or it is an artifact that shows something learned in a public property or field. Only what
/// is public counts, so that a type is the same in source and in metadata.
/// </summary>
internal static class LearnedTypes
{
    private const int Deepest = 3;

    public static bool IsLearned(INamedTypeSymbol type) => IsMarked(type) || (type.IsArtifact() && ShowsLearned(type, 1));

    private static bool IsMarked(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? level = type; level is not null; level = level.BaseType)
        {
            if (level.OriginalDefinition.Find("LearnedAttribute") is not null)
                return true;
        }

        return false;
    }

    private static bool ShowsLearned(INamedTypeSymbol type, int depth)
    {
        for (INamedTypeSymbol? level = type; level is { SpecialType: SpecialType.None }; level = level.BaseType)
        {
            foreach (ISymbol member in level.GetMembers())
            {
                if (member is { IsStatic: false, DeclaredAccessibility: Accessibility.Public } && Holds(TypeOf(member), depth))
                    return true;
            }
        }

        return false;
    }

    private static ITypeSymbol? TypeOf(ISymbol member) => member switch
    {
        IPropertySymbol property => property.Type,
        IFieldSymbol field => field.Type,
        _ => null,
    };

    private static bool Holds(ITypeSymbol? type, int depth) => type switch
    {
        IArrayTypeSymbol array => Holds(array.ElementType, depth),
        INamedTypeSymbol named => IsMarked(named) || named.TypeArguments.Any(each => Holds(each, depth)) || (depth < Deepest && IsOwn(named) && ShowsLearned(named, depth + 1)),
        _ => false,
    };

    /// <summary>Types of the framework hold nothing of ours beside their type arguments.</summary>
    private static bool IsOwn(INamedTypeSymbol type)
    {
        INamespaceSymbol? outermost = type.ContainingNamespace;
        while (outermost is { IsGlobalNamespace: false, ContainingNamespace.IsGlobalNamespace: false })
            outermost = outermost.ContainingNamespace;
        return type.TypeKind is TypeKind.Class or TypeKind.Struct && outermost?.Name is not ("System" or "Microsoft");
    }
}
