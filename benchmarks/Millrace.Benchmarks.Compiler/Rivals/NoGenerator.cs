using Microsoft.CodeAnalysis;

namespace Millrace.Benchmarks.Compiler;

/// <summary>A generator that looks at nothing: what the edit and Roslyn's driver cost by themselves.</summary>
#pragma warning disable RS1036, RS1041 // It runs in this program only.
[Generator(LanguageNames.CSharp)]
public sealed class NoGenerator : IIncrementalGenerator
#pragma warning restore RS1036, RS1041
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
    }
}
