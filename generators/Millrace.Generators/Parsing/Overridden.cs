using Microsoft.CodeAnalysis;

namespace Millrace.Generators;

/// <summary>What a method overrides: attributes on it hold for the overriding one as well.</summary>
internal static class Overridden
{
    /// <summary>The method, and those that it overrides, nearest first.</summary>
    public static IEnumerable<IMethodSymbol> Of(IMethodSymbol method)
    {
        for (IMethodSymbol? level = method; level is not null; level = level.OverriddenMethod)
            yield return level;
    }
}
