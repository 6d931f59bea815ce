using System.Collections.Immutable;
using Millrace.Learning;
using Millrace.Runtime;

namespace Millrace.Questions;

/// <summary>Finds what would be affected if something were withdrawn.</summary>
internal static class ImpactQuestion
{
    // Every model is of one kind, whatever its features.
    private const string ModelKind = "model";

    public static async ValueTask<StoreImpact> AskAsync(Store store, OutsideResults outside, LineageRoots roots, CancellationToken cancellation)
    {
        LineageImpact impact = store.Lineage.FindImpact(roots.Nodes, ModelKind, Registration.Kind);
        var registrations = ImmutableArray.CreateBuilder<AffectedRegistration>();
        foreach (PlacedArtifact each in impact.Listed.Where(static each => each.Record.Kind == Registration.Kind))
        {
            Registration? found = await outside.LoadAsync<Registration>(each.Record, cancellation).ConfigureAwait(false);
            registrations.Add(new AffectedRegistration(each, found?.Name, found?.Version, found?.Path));
        }

        return new StoreImpact(impact, [.. impact.Listed.Where(static each => each.Record.Kind == ModelKind)], registrations.ToImmutable());
    }
}
