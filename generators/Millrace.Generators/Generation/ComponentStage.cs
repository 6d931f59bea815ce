using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Compiles classes marked <c>[Component]</c>: one model each, from which the source follows, and findings beside it.</summary>
internal static class ComponentStage
{
    /// <summary>The step whose outputs tests watch.</summary>
    public const string ModelStep = "Components";

    public static void Register(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<Parsed<ComponentModel>> parsed = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                "Millrace.ComponentAttribute",
                static (node, _) => node is ClassDeclarationSyntax or RecordDeclarationSyntax,
                static (target, cancellation) => target.IsFirst() ? ComponentReader.Read((INamedTypeSymbol)target.TargetSymbol, target.SemanticModel.Compilation, cancellation) : null)
            .Where(static each => each is not null)
            .Select(static (each, _) => each!);
        context.Report(parsed.Select(static (each, _) => each.Findings));
        context.AddFiles(
            parsed.Where(static each => each.Model is not null).Select(static (each, _) => each.Model!).WithTrackingName(ModelStep),
            static model => model.Declaration.FileName("Component"),
            ComponentEmitter.Emit);
    }
}
