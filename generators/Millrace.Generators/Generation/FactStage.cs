using Microsoft.CodeAnalysis;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Writes what a library's methods do into the library. It is an output of builds alone, so that it costs nothing while typing.</summary>
internal static class FactStage
{
    public static void Register(IncrementalGeneratorInitializationContext context) => context.RegisterImplementationSourceOutput(
        context.CompilationProvider.Select(static (compilation, cancellation) => FactCollector.Collect(compilation, cancellation)),
        static (output, facts) =>
        {
            if (FactEmitter.Emit(facts) is string source)
                output.AddSource("MethodFacts.g.cs", source);
        });
}
