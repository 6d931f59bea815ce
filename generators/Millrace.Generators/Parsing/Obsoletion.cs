using Microsoft.CodeAnalysis;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>What may not be used any more: C# accepts it nowhere but in what is obsolete itself, so generated code may not use it either.</summary>
internal static class Obsoletion
{
    /// <summary>Reports a member that generated code must use and may not.</summary>
    /// <param name="member">The member.</param>
    /// <param name="name">What a message calls it.</param>
    /// <param name="user">The type that the generated code belongs to.</param>
    /// <param name="findings">What is wrong.</param>
    public static void Check(ISymbol member, string name, INamedTypeSymbol user, Findings findings)
    {
        if (Forbidden(member, user) is { } mark)
            findings.Add(ComponentRules.ForbiddenMember, mark.ApplicationSyntaxReference?.GetSyntax().GetLocation() ?? user.Place(), name);
    }

    /// <summary>What forbids generated code of a type to use a member; null where it may.</summary>
    public static AttributeData? Forbidden(ISymbol member, INamedTypeSymbol user) => Mark(member) is { } mark && IsError(mark) && !IsObsolete(user) ? mark : null;

    /// <summary>Whether C# rejects a type where a member names it.</summary>
    public static bool IsForbiddenTo(this INamedTypeSymbol type, ISymbol member) => Mark(type) is { } mark && IsError(mark) && !IsObsolete(member);

    /// <summary>Whether C# rejects any use of a member outside of what is obsolete.</summary>
    public static bool IsForbidden(ISymbol member) => Mark(member) is { } mark && IsError(mark);

    private static bool IsObsolete(ISymbol symbol)
    {
        for (ISymbol? level = symbol; level is not null and not INamespaceSymbol; level = level.ContainingSymbol)
        {
            if (Mark(level) is not null)
                return true;
        }

        return false;
    }

    private static AttributeData? Mark(ISymbol symbol) => symbol.GetAttributes().FirstOrDefault(static each => each.AttributeClass.Is("System.ObsoleteAttribute"));

    private static bool IsError(AttributeData mark) => mark.ConstructorArguments is [_, { Value: true }];
}
