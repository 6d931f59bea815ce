using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Reports what was found, on each shelf and between them.</summary>
internal static class FindingStage
{
    public static void Register(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<Shelf> shelves)
    {
        context.Report(shelves.Select(static (shelf, _) => shelf.Findings));
        context.Report(shelves.SelectMany(static (shelf, _) => shelf.Facts.Items).Collect().SelectMany(static (facts, _) => ImmutableArray.Create(Between(facts))));
    }

    /// <summary>What is wrong between pipelines, in the order of files and places.</summary>
    private static EquatableArray<DiagnosticInfo> Between(ImmutableArray<PipelineFacts> pipelines)
    {
        PipelineFacts[] ordered =
        [
            .. pipelines
                .OrderBy(static each => each.Location.File, StringComparer.Ordinal)
                .ThenBy(static each => each.Location.Declaration, StringComparer.Ordinal)
                .ThenBy(static each => each.Location.StartToken),
        ];
        return Duplicates(ordered).Concat(ReferencePass.Check(ordered)).ToEquatableArray();
    }

    /// <summary>Pipelines whose name another one has, which comes first by file and place.</summary>
    private static List<DiagnosticInfo> Duplicates(PipelineFacts[] pipelines)
    {
        var first = new Dictionary<string, PipelineFacts>(StringComparer.Ordinal);
        var findings = new List<DiagnosticInfo>();
        foreach (PipelineFacts pipeline in pipelines)
        {
            if (first.TryGetValue(pipeline.Name, out PipelineFacts? other))
                findings.Add(DiagnosticInfo.Create(WiringRules.DuplicatePipeline, pipeline.Location, pipeline.Name, other.Type));
            else
                first.Add(pipeline.Name, pipeline);
        }

        return findings;
    }
}
