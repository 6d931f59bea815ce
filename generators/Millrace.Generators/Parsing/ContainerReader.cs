using Microsoft.CodeAnalysis;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Whether a type stands where a generated file can continue it.</summary>
internal static class ContainerReader
{
    /// <summary>Whether generated code outside of the type's containers can name it.</summary>
    public static bool IsReachable(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? level = type; level is not null; level = level.ContainingType)
        {
            bool isVisible = level.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal;
            if (!isVisible || level.IsFileLocal || (level.IsGenericType && !ReferenceEquals(level, type)))
                return false;
        }

        return true;
    }

    public static bool Check(INamedTypeSymbol type, Findings findings)
    {
        for (INamedTypeSymbol? container = type.ContainingType; container is not null; container = container.ContainingType)
        {
            string? problem = container switch
            {
                { IsFileLocal: true } => "local to its file",
                { TypeParameters.Length: > 0 } => "generic",
                _ when !container.IsPartial() => "not partial",
                _ => null,
            };
            if (problem is null)
                continue;
            findings.Add(ComponentRules.ContainerNotPartial, type.Place(), type.Name, container.Name, problem);
            return false;
        }

        if (!type.IsFileLocal)
            return true;
        findings.Add(ComponentRules.ContainerNotPartial, type.Place(), type.Name, "its file", "local to itself");
        return false;
    }
}
