using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Millrace.Generators;

/// <summary>Silences the advice that does not fit <c>Define</c>: nobody calls it, it could be static, and its lambdas could be method groups, because it is read and never run.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DefineSuppressor : DiagnosticSuppressor
{
    private const string Reason = "Define is read by the generator and never called.";

    /// <summary>Unused private members, members that could be static, results that are not used, lambdas that could be method groups; of the SDK's analyzers and of IDEs.</summary>
    private static readonly string[] s_silenced = ["IDE0051", "CA1822", "IDE0058", "CA1806", "IDE0200"];

    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } =
        [.. s_silenced.Select((id, i) => new SuppressionDescriptor($"MRS{i + 1:000}", id, Reason))];

    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (Diagnostic diagnostic in context.ReportedDiagnostics)
        {
            if (diagnostic.Location.SourceTree is not { } tree)
                continue;
            SyntaxNode node = tree.GetRoot(context.CancellationToken).FindNode(diagnostic.Location.SourceSpan);
            if (node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { Identifier.ValueText: "Define", Parent: TypeDeclarationSyntax type })
                continue;
            if (context.GetSemanticModel(tree).GetDeclaredSymbol(type, context.CancellationToken)?.Find("PipelineAttribute") is not null)
                context.ReportSuppression(Suppression.Create(SupportedSuppressions.First(each => each.SuppressedDiagnosticId == diagnostic.Id), diagnostic));
        }
    }
}
