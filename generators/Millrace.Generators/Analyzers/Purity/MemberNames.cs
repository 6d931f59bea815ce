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
        _ => $"{member.ContainingType?.Name}.{member.Name}",
    };
}
