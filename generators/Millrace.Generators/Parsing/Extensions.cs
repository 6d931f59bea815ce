using Microsoft.CodeAnalysis;

namespace Millrace.Generators;

/// <summary>Members that C# finds by a using directive of their class: extension methods, and what stands in extension blocks.</summary>
internal static class Extensions
{
    /// <summary>Whether a member is used as an extension: an extension method that is called like any static one is not.</summary>
    public static bool IsExtensionMember(this ISymbol member) => member is IMethodSymbol { ReducedFrom: not null } or { ContainingType.IsExtension: true };

    /// <summary>The static class that declares it.</summary>
    public static INamedTypeSymbol ExtensionClass(this ISymbol member) => member.ContainingType.IsExtension ? member.ContainingType.ContainingType : member.ContainingType;
}
