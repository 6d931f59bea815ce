using Microsoft.CodeAnalysis;

namespace Millrace.Generators;

/// <summary>Members as people write them: the type's short name and the member's.</summary>
internal static class MemberNames
{
    public static string Of(ISymbol member) => member switch
    {
        IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor } => $"new {member.ContainingType.Name}()",
        IMethodSymbol { AssociatedSymbol: { } property } => Of(property),
        IPropertySymbol { IsIndexer: true } => $"{member.ContainingType.Name}[…]",
        _ => $"{Container(member)?.Name}.{member.Name}",
    };

    /// <summary>The type that a member is written in; an extension block has no name, and the class around it has.</summary>
    private static INamedTypeSymbol? Container(ISymbol member) => member.ContainingType is { Name: "", ContainingType: { } around } ? around : member.ContainingType;
}
