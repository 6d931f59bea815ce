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
        context.Report(shelves.SelectMany(static (shelf, _) => shelf.Names.Items).Collect().SelectMany(static (names, _) => ImmutableArray.Create(Duplicates(names))));
    }

    /// <summary>Pipelines whose name another one has, which comes first by file and place.</summary>
    private static EquatableArray<DiagnosticInfo> Duplicates(ImmutableArray<PipelineName> pipelines)
    {
        var first = new Dictionary<string, PipelineName>(StringComparer.Ordinal);
        var findings = new List<DiagnosticInfo>();
        foreach (PipelineName pipeline in pipelines
            .OrderBy(static each => each.Location.File, StringComparer.Ordinal)
            .ThenBy(static each => each.Location.Declaration, StringComparer.Ordinal)
            .ThenBy(static each => each.Location.StartToken))
        {
            if (first.TryGetValue(pipeline.Name, out PipelineName? other))
                findings.Add(DiagnosticInfo.Create(WiringRules.DuplicatePipeline, pipeline.Location, pipeline.Name, other.Type));
            else
                first.Add(pipeline.Name, pipeline);
        }

        return findings.ToEquatableArray();
    }
}
