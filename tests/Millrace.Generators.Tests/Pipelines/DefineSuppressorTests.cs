using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Millrace.Generators.Tests.Pipelines;

public sealed class DefineSuppressorTests
{
    [Theory]
    [InlineData("CA1822", "[Pipeline(\"p\")] class P { void Define() { } }", true)]
    [InlineData("IDE0200", "[Pipeline(\"p\")] class P { void Define() { } }", true)]
    [InlineData("CA1822", "class P { void Define() { } }", false)]
    [InlineData("CA1822", "[Pipeline(\"p\")] class P { void Other() { } }", false)]
    public async Task Advice_about_Define_of_a_pipeline_is_silenced(string id, string source, bool isSilenced)
    {
        CompilationWithAnalyzers compilation = Compiled.Compilation("using Millrace; " + source)
            .WithAnalyzers([new Advisor(id), new DefineSuppressor()], new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, true, false, reportSuppressedDiagnostics: true));
        Diagnostic advice = Assert.Single(await compilation.GetAnalyzerDiagnosticsAsync());
        Assert.Equal(isSilenced, advice.IsSuppressed);
    }

    /// <summary>Says something of every method, as the SDK's analyzers do: that it could be static.</summary>
#pragma warning disable RS1001, RS1017, RS1029, RS1036, RS2008 // It is registered by the test, and belongs to no package.
    private sealed class Advisor(string id) : DiagnosticAnalyzer
    {
        private readonly DiagnosticDescriptor _rule = new(id, "Mark as static", "Mark as static", "Test", DiagnosticSeverity.Warning, isEnabledByDefault: true);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [_rule];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterSyntaxNodeAction(node => node.ReportDiagnostic(Diagnostic.Create(_rule, ((MethodDeclarationSyntax)node.Node).Identifier.GetLocation())), SyntaxKind.MethodDeclaration);
        }
    }
#pragma warning restore RS1001, RS1017, RS1029, RS1036, RS2008
}
