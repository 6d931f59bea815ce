using Millrace.Json;
using Millrace.Questions;
using Millrace.Runtime;

namespace Millrace.Commands;

/// <summary>Turns what would be affected into a document.</summary>
internal static class ImpactDocuments
{
    public static ImpactDocument Of(Store store, LineageRoots roots, StoreImpact impact) => new()
    {
        Store = store.Path,
        Note = roots.Note,
        Artifacts = new SortedDictionary<string, long>(impact.Whole.Artifacts, StringComparer.Ordinal),
        Executions = impact.Whole.Executions,
        Models = [.. impact.Models.Select(static each => LineageDocuments.Of(each))],
        Registrations =
        [
            .. impact.Registrations.Select(static each => new ImpactRegistrationDocument(
                each.Name, each.Version, each.Path, each.Artifact.Record.Digest, each.Artifact.Place)),
        ],
        Pipelines =
        [
            .. impact.Whole.Pipelines.Select(static each => new ImpactPipelineDocument(each.Pipeline, each.Runs, each.Latest.RunId, each.Latest.StartedAt)),
        ],
        Runs = [.. impact.Whole.Runs.Select(static run => new ImpactRunDocument(run.RunId, run.Pipeline, run.StartedAt))],
    };
}
