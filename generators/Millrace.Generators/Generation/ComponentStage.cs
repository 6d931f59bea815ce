using Microsoft.CodeAnalysis;

namespace Millrace.Generators;

/// <summary>Not built yet: its engineer replaces this file.</summary>
internal static class ComponentStage
{
    public static void Register(IncrementalGeneratorInitializationContext context)
    {
    }
}
