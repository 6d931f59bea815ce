using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Millrace.Generators.Tests.Pipelines;

public sealed class DefineSuppressorTests
{
    [Theory]
    [InlineData("[Pipeline(\"p\")] class P { void Define() { } }", true)]
    [InlineData("class P { void Define() { } }", false)]
    [InlineData("[Pipeline(\"p\")] class P { void Other() { } }", false)]
    public async Task Advice_about_Define_of_a_pipeline_is_silenced(string source, bool isSilenced)
    {
        CompilationWithAnalyzers compilation = Compiled.Compilation("using Millrace; " + source)
            .WithAnalyzers([new Advisor(), new DefineSuppressor()], new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, true, false, reportSuppressedDiagnostics: true));
        Diagnostic advice = Assert.Single(await compilation.GetAnalyzerDiagnosticsAsync());
        Assert.Equal(isSilenced, advice.IsSuppressed);
    }

    /// <summary>Says of every method that it could be static, as the SDK's analyzer does.</summary>
#pragma warning disable RS1001, RS1029, RS1036, RS2008 // It is registered by the test, and belongs to no package.
    private sealed class Advisor : DiagnosticAnalyzer
    {
        private static readonly DiagnosticDescriptor s_rule = new("CA1822", "Mark as static", "Mark as static", "Test", DiagnosticSeverity.Warning, isEnabledByDefault: true);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [s_rule];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterSyntaxNodeAction(static node => node.ReportDiagnostic(Diagnostic.Create(s_rule, ((MethodDeclarationSyntax)node.Node).Identifier.GetLocation())), SyntaxKind.MethodDeclaration);
        }
    }
#pragma warning restore RS1001, RS1029, RS1036, RS2008
}
