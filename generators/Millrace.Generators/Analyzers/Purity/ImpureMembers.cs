using Microsoft.CodeAnalysis;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Finds members of .NET among those that are known to be impure.</summary>
internal static class ImpureMembers
{
    /// <summary>What a member does; empty where it is harmless.</summary>
    public static IReadOnlyList<ImpureApi> Find(ISymbol member)
    {
        if (!MayKnow(member))
            return [];
        foreach (INamedTypeSymbol type in Declaring(member))
        {
            if (ImpureApis.Find(Name(type), member.Name) is { Count: > 0 } found)
                return found;
        }

        return [];
    }

    /// <summary>Whether the value of a member differs with every run.</summary>
    public static bool IsVolatile(ISymbol member) => MayKnow(member) && Declaring(member).Any(type => ImpureApis.IsVolatile(Name(type), member.Name));

    /// <summary>Whether the value of a member is that of a clock, of chance, of the environment, of the machine, or of what lies outside of the program.</summary>
    public static bool TellsOfSurroundings(ISymbol member) =>
        Find(member).Count > 0 || IsVolatile(member) || (member.Name == "ProcessorCount" && Declaring(member).Any(static type => Name(type) == "System.Environment"));

    /// <summary>Whether a use makes a path outside of the step's folders.</summary>
    public static bool IsScratch(ISymbol member) => Find(member) is [{ IsScratch: true }];

    private static bool MayKnow(ISymbol member) =>
        member.ContainingType is { } type && (ImpureApis.MayKnow(member.Name) || ImpureApis.MayKnow(type.Name) || (type.BaseType is { } parent && ImpureApis.MayKnow(parent.Name)));

    /// <summary>The types that may have declared a member first; those of a program are none of .NET.</summary>
    private static IEnumerable<INamedTypeSymbol> Declaring(ISymbol member)
    {
        for (INamedTypeSymbol? type = member.ContainingType; type is not null && type.SpecialType != SpecialType.System_Object; type = type.BaseType)
        {
            if (type.DeclaringSyntaxReferences.IsEmpty)
                yield return type;
        }
    }

    private static string Name(INamedTypeSymbol type) => $"{type.ContainingNamespace?.ToDisplayString()}.{type.Name}";
}
