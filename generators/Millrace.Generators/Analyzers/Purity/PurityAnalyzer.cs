using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>
/// Advises on cached components that depend on what their key does not hold, and on artifacts that save what is not part of them. It looks at one
/// file at a time, and binds methods of other files only where their summaries are not known yet.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PurityAnalyzer : DiagnosticAnalyzer
{
    private static readonly ImmutableArray<DiagnosticDescriptor> s_rules =
        [.. Enum.GetValues(typeof(Impurity)).Cast<Impurity>().Select(static kind => CachingRules.Of(kind).Describe())];

    private static readonly DiagnosticDescriptor s_saving = CachingRules.DifferingArtifact.Describe();

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => s_rules.Add(s_saving);

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSemanticModelAction(Check);
    }

    private static void Check(SemanticModelAnalysisContext context)
    {
        CancellationToken cancellation = context.CancellationToken;
        SyntaxTree tree = context.SemanticModel.SyntaxTree;
        foreach (TypeDeclarationSyntax declaration in Candidates(tree.GetRoot(cancellation)))
        {
            if (context.SemanticModel.GetDeclaredSymbol(declaration, cancellation) is not INamedTypeSymbol { TypeKind: TypeKind.Class } type)
                continue;
            bool isComponent = type.Find("ComponentAttribute") is not null;
            if (!isComponent && !type.IsArtifact())
                continue;
            var program = PurityProgram.Of(context.SemanticModel.Compilation, cancellation);
            program.Use(context.SemanticModel);
            foreach ((Effect effect, Location? found) in isComponent ? ComponentPurity.Check(type, program, cancellation) : ArtifactPurity.Check(type, program, cancellation))
            {
                // Each part of a class tells what stands in it, and the first one what stands in no part.
                Location place = found ?? type.Locations[0];
                if (place.SourceTree == tree && (found is null ? declaration.Identifier.Span == place.SourceSpan : declaration.Span.Contains(place.SourceSpan)))
                    context.ReportDiagnostic(Diagnostic.Create(isComponent ? s_rules[(int)effect.Fact.Kind] : s_saving, place, type.Name, effect.Text));
            }
        }
    }

    /// <summary>Classes that may be components, artifacts, or parts of them.</summary>
    private static IEnumerable<TypeDeclarationSyntax> Candidates(SyntaxNode root) => root
        .DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
        .OfType<TypeDeclarationSyntax>()
        .Where(static type => type is ClassDeclarationSyntax or RecordDeclarationSyntax && (type.AttributeLists.Count > 0 || type.Modifiers.Any(static each => each.ValueText == "partial") || NamesArtifact(type)));

    private static bool NamesArtifact(TypeDeclarationSyntax type) =>
        type.BaseList?.Types.Any(static each => each.Type is GenericNameSyntax { Identifier.ValueText: "IArtifact" } or QualifiedNameSyntax { Right.Identifier.ValueText: "IArtifact" }) == true;
}
