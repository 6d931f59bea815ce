using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Compiles classes marked <c>[Pipeline]</c>: read, check, plan, emit.</summary>
internal static class PipelineStage
{
    /// <summary>The step whose outputs tests watch.</summary>
    public const string ModelStep = "Pipelines";

    public static void Register(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<CompiledPipeline> compiled = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                "Millrace.PipelineAttribute",
                static (node, _) => node is ClassDeclarationSyntax or RecordDeclarationSyntax,
                static (target, cancellation) => target.IsFirst() ? PipelineReader.Read((INamedTypeSymbol)target.TargetSymbol, target.Attributes[0], target.SemanticModel.Compilation, cancellation) : null)
            .Where(static each => each is not null)
            .Select(static (each, _) => CompiledPipeline.From(each!));
        context.Report(compiled.Select(static (each, _) => each.Findings));
        context.Report(compiled.Collect().SelectMany(static (all, _) => Duplicates(all)));
        context.AddFiles(
            compiled.Where(static each => each.Plan is not null).Select(static (each, _) => each.Plan!).WithTrackingName(ModelStep),
            static plan => plan.Declaration.FileName("Pipeline"),
            PipelineEmitter.Emit);
    }

    private static ImmutableArray<EquatableArray<DiagnosticInfo>> Duplicates(ImmutableArray<CompiledPipeline> pipelines)
    {
        var first = new Dictionary<string, CompiledPipeline>(StringComparer.Ordinal);
        var findings = new List<DiagnosticInfo>();
        foreach (CompiledPipeline pipeline in pipelines.Where(static each => each.Plan is not null).OrderBy(static each => each.NameLocation.File, StringComparer.Ordinal).ThenBy(static each => each.NameLocation.Start))
        {
            if (first.TryGetValue(pipeline.Name, out CompiledPipeline? other))
                findings.Add(DiagnosticInfo.Create(WiringRules.DuplicatePipeline, pipeline.NameLocation, pipeline.Name, other.Type));
            else
                first.Add(pipeline.Name, pipeline);
        }

        return [findings.ToEquatableArray()];
    }
}
