using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>
/// Writes what a library's methods do into the library. Only builds need it, and it binds every method that others can call: editors ask for it in
/// design-time builds too, and get nothing.
/// </summary>
internal static class FactStage
{
    public static void Register(IncrementalGeneratorInitializationContext context) => context.RegisterImplementationSourceOutput(
        context.CompilationProvider
            .Combine(context.AnalyzerConfigOptionsProvider.Select(static (options, _) => IsDesignTime(options.GlobalOptions)))
            .Select(static (each, cancellation) => each.Right ? default : FactCollector.Collect(each.Left, cancellation)),
        static (output, facts) =>
        {
            if (FactEmitter.Emit(facts) is string source)
                output.AddSource("MethodFacts.g.cs", source);
        });

    private static bool IsDesignTime(AnalyzerConfigOptions options) =>
        options.TryGetValue("build_property.DesignTimeBuild", out string? value) && value.Equals("true", StringComparison.OrdinalIgnoreCase);
}
