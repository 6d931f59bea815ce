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

    /// <summary>Whether no generated code can continue a type or name it, so that it has no Step.</summary>
    public static bool IsOutOfReach(INamedTypeSymbol type) => !IsReachable(type) && !Check(type, new Findings());

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
            if (IsFollower(type, container))
            {
                // The container's mistake is reported once, at the first.
                findings.LeaveOut();
                return false;
            }

            findings.Add(ComponentRules.ContainerNotPartial, type.Place(), type.Name, $"stands inside '{container.Name}', which is {problem}", $"make '{container.Name}' a plain partial class or move '{type.Name}' out of it");
            return false;
        }

        if (!type.IsFileLocal)
            return true;
        findings.Add(ComponentRules.ContainerNotPartial, type.Place(), type.Name, "is visible in its file only, so no generated file can continue it", "write 'internal' instead of 'file'");
        return false;
    }

    /// <summary>Whether another component or pipeline stands before one in the same container.</summary>
    private static bool IsFollower(INamedTypeSymbol type, INamedTypeSymbol container) =>
        container.GetTypeMembers().Any(each => each.Locations[0].SourceTree == type.Locations[0].SourceTree && each.Locations[0].SourceSpan.Start < type.Locations[0].SourceSpan.Start
            && (each.Find("ComponentAttribute") is not null || each.Find("PipelineAttribute") is not null));
}
