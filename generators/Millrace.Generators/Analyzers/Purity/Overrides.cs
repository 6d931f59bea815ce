using Microsoft.CodeAnalysis;

namespace Millrace.Generators;

/// <summary>Finds what implements or overrides a method.</summary>
internal static class Overrides
{
    /// <summary>Whether the object, or the type that stands for a type parameter, decides which method is called.</summary>
    public static bool IsOpen(IMethodSymbol method) =>
        !method.ContainingType.IsSealed && (method.IsAbstract || method.IsVirtual || (method.IsOverride && !method.IsSealed)) && method.ContainingType.SpecialType != SpecialType.System_Object;

    /// <summary>What a type does where a method is called; null where it has nothing of its own.</summary>
    public static IMethodSymbol? Find(INamedTypeSymbol type, IMethodSymbol method)
    {
        INamedTypeSymbol declaring = method.ContainingType.OriginalDefinition;
        bool isExact = !method.ContainingType.TypeArguments.Any(static each => each is ITypeParameterSymbol or INamedTypeSymbol { IsGenericType: true });
        if (declaring.TypeKind == TypeKind.Interface)
        {
            return type.AllInterfaces
                .Where(each => SymbolEqualityComparer.Default.Equals(each.OriginalDefinition, declaring) && (!isExact || type.IsGenericType || SymbolEqualityComparer.Default.Equals(each, method.ContainingType)))
                .SelectMany(each => each.GetMembers(method.Name))
                .Where(each => SymbolEqualityComparer.Default.Equals(each.OriginalDefinition, method.OriginalDefinition))
                .Select(type.FindImplementationForInterfaceMember)
                .OfType<IMethodSymbol>()
                .FirstOrDefault();
        }

        for (INamedTypeSymbol? each = type; each is not null && !SymbolEqualityComparer.Default.Equals(each.OriginalDefinition, declaring); each = each.BaseType)
        {
            if (each.GetMembers(method.Name).OfType<IMethodSymbol>().FirstOrDefault(candidate => Replaces(candidate, method)) is { } found)
                return found;
        }

        return null;
    }

    private static bool Replaces(IMethodSymbol candidate, IMethodSymbol method)
    {
        for (IMethodSymbol? each = candidate.OverriddenMethod; each is not null; each = each.OverriddenMethod)
        {
            if (SymbolEqualityComparer.Default.Equals(each.OriginalDefinition, method.OriginalDefinition))
                return true;
        }

        return false;
    }
}
