using Microsoft.CodeAnalysis;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>
/// Writes what a library's methods do, and what its transforms of features are, into the library. Only builds need it, and it binds every method that others can call: editors ask for it in
/// design-time builds too, and get nothing.
/// </summary>
internal static class FactStage
{
    public static void Register(IncrementalGeneratorInitializationContext context) => context.RegisterImplementationSourceOutput(
        context.CompilationProvider
            .Combine(DesignTime.Of(context))
            .Select(static (each, cancellation) => each.Right ? default : (Methods: FactCollector.Collect(each.Left, cancellation), Code: CodeReader.ReadLibrary(each.Left, cancellation))),
        static (output, facts) =>
        {
            if (FactEmitter.Emit(facts.Methods, facts.Code) is string source)
                output.AddSource("MethodFacts.g.cs", source);
        });
}
