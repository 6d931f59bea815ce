using System.Collections.Immutable;
using Millrace.Json;
using Millrace.Learning;
using Millrace.Runtime;

namespace Millrace.Commands;

/// <summary>Finds what would be affected if something were withdrawn, with the names and versions of registered models.</summary>
internal static class ImpactDocuments
{
    // Every model is of one kind, whatever its features.
    private const string ModelKind = "model";

    public static async ValueTask<ImpactDocument> FindAsync(Store store, OutsideResults outside, LineageRoots roots, CancellationToken cancellation)
    {
        LineageImpact impact = store.Lineage.FindImpact(roots.Nodes, ModelKind, Registration.Kind);
        var registrations = ImmutableArray.CreateBuilder<ImpactRegistrationDocument>();
        foreach (PlacedArtifact each in impact.Listed.Where(static each => each.Record.Kind == Registration.Kind))
        {
            Registration? found = await outside.LoadAsync<Registration>(each.Record, cancellation).ConfigureAwait(false);
            registrations.Add(new ImpactRegistrationDocument(found?.Name, found?.Version, found?.Path, each.Record.Digest, each.Place));
        }

        return new ImpactDocument
        {
            Store = store.Path,
            Note = roots.Note,
            Artifacts = new SortedDictionary<string, long>(impact.Artifacts, StringComparer.Ordinal),
            Executions = impact.Executions,
            Models = [.. impact.Listed.Where(static each => each.Record.Kind == ModelKind).Select(static each => LineageDocuments.Of(each))],
            Registrations = registrations.ToImmutable(),
            Pipelines =
            [
                .. impact.Pipelines.Select(
                    static each => new ImpactPipelineDocument(each.Pipeline, each.Runs, each.Latest.RunId, each.Latest.StartedAt)),
            ],
            Runs = [.. impact.Runs.Select(static run => new ImpactRunDocument(run.RunId, run.Pipeline, run.StartedAt))],
        };
    }
}
