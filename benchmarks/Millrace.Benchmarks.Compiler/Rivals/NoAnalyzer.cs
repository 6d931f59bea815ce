using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Millrace.Benchmarks.Compiler;

/// <summary>An analyzer that looks at nothing: what Roslyn's driver of analyzers costs by itself.</summary>
#pragma warning disable RS1036, RS1038, RS1041 // It runs in this program only.
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NoAnalyzer : DiagnosticAnalyzer
#pragma warning restore RS1036, RS1038, RS1041
{
#pragma warning disable RS2008 // It is no part of a release.
    private static readonly DiagnosticDescriptor s_nothing = new("NO0001", "Nothing", "Nothing", "Nothing", DiagnosticSeverity.Warning, isEnabledByDefault: true);
#pragma warning restore RS2008

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [s_nothing];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSemanticModelAction(static _ => { });
    }
}
