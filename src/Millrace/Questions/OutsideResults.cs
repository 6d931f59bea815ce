using System.Collections.Immutable;
using Millrace.Data;
using Millrace.Learning;
using Millrace.Runtime;

namespace Millrace.Questions;

/// <summary>What steps left outside of the store: written files and registered models, and the artifacts that say so.</summary>
/// <param name="store">The store.</param>
/// <param name="services">The application's services.</param>
internal sealed class OutsideResults(Store store, IServiceProvider services)
{
    private const int MostParents = 3;

    /// <summary>
    /// The artifact of a file that a step wrote: the latest of the file's content now, rather of this path than of another one; else the latest of this path.
    /// The metadata tells which it is; artifacts are opened of which it does not know what they stand for, those of earlier versions.
    /// </summary>
    /// <param name="path">The full path.</param>
    /// <param name="digest">SHA-256 of its content now; null where it is not there.</param>
    /// <param name="isKnown">Whether its content is known otherwise, so that no artifact is opened.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public async ValueTask<ImmutableArray<LineageNode>> FindWrittenAsync(string path, string? digest, bool isKnown, CancellationToken cancellation)
    {
        ArtifactFilter written = new() { Kind = WrittenFile.Kind };
        if (digest is not null && Latest(written with { OutsidePath = path, OutsideDigest = digest }) is { } same)
            return [store.Lineage.NodeOf(same)];
        ArtifactRecord? sameContent = digest is null ? null : Latest(written with { OutsideDigest = digest });
        ArtifactRecord? samePath = Latest(written with { OutsidePath = path });
        if (isKnown || sameContent is not null || (digest is null && samePath is not null))
            return Node(sameContent ?? samePath);
        foreach (PlacedArtifact each in store.Metadata.EnumerateArtifacts(written with { IsOutsideUnknown = true }))
        {
            if (await LoadAsync<WrittenFile>(each.Record, cancellation).ConfigureAwait(false) is not { } opened)
                continue;
            bool isHere = (opened.FullPath ?? Path.GetFullPath(opened.Path)) == path;
            if (isHere && (digest is null || opened.Digest == digest))
                return [store.Lineage.NodeOf(each.Record)];
            samePath ??= isHere ? each.Record : null;
            sameContent ??= opened.Digest == digest ? each.Record : null;
        }

        return Node(sameContent ?? samePath);
    }

    /// <summary>The registration of a model by its version's folder, or something in it; null where the path is none.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="MillraceException">The store knows nothing of the model.</exception>
    public async ValueTask<LineageRoots?> FindRegistrationAsync(string path, CancellationToken cancellation)
    {
        string? folder = path;
        for (int i = 0; i < MostParents && folder is not null; i++, folder = Path.GetDirectoryName(folder))
        {
            if (RegisteredModel.Read(folder) is { } model)
            {
                ArtifactRecord found = await FindAsync(model, cancellation).ConfigureAwait(false);
                return new LineageRoots([store.Lineage.NodeOf(found)], $"{folder} is version {Texts(model)}.");
            }
        }

        return null;
    }

    /// <summary>Opens an artifact; null where its files are gone or damaged.</summary>
    public async ValueTask<T?> LoadAsync<T>(ArtifactRecord record, CancellationToken cancellation)
        where T : class, IArtifact<T>
    {
        try
        {
            return await T.LoadAsync(new ArtifactFolder(store.FolderOf(record), services), cancellation).ConfigureAwait(false);
        }
        catch (MillraceException)
        {
            return null;
        }
    }

    private ArtifactRecord? Latest(ArtifactFilter filter) => store.Metadata.ListArtifacts(1, null, filter) is [{ } latest] ? latest.Record : null;

    private ImmutableArray<LineageNode> Node(ArtifactRecord? artifact) => artifact is null ? [] : [store.Lineage.NodeOf(artifact)];

    private static string Texts(RegisteredModel model) => FormattableString.Invariant($"{model.Version} of the model {model.Name}");

    private async ValueTask<ArtifactRecord> FindAsync(RegisteredModel model, CancellationToken cancellation)
    {
        try
        {
            return store.Metadata.ResolveArtifact($"{model.RunId}/{model.Step}");
        }
        catch (MillraceException exception)
        {
            // The run may have been deleted while others stand on its results. Of a content there are few registrations.
            ArtifactFilter registrations = new() { Kind = Registration.Kind };
            return await FindAsync(model, registrations with { OutsideDigest = model.Digest }, cancellation).ConfigureAwait(false)
                ?? await FindAsync(model, registrations with { IsOutsideUnknown = true }, cancellation).ConfigureAwait(false)
                ?? throw new MillraceException(
                    $"Version {Texts(model)} was registered by step {model.Step} of run {model.RunId}, which is not in the store {store.Path}. Name the "
                    + "store that has it with --store.",
                    exception);
        }
    }

    private async ValueTask<ArtifactRecord?> FindAsync(RegisteredModel model, ArtifactFilter filter, CancellationToken cancellation)
    {
        foreach (PlacedArtifact each in store.Metadata.EnumerateArtifacts(filter))
        {
            if (await LoadAsync<Registration>(each.Record, cancellation).ConfigureAwait(false) is { } registered
                && (registered.Name, registered.Version, registered.Digest) == (model.Name, model.Version, model.Digest))
            {
                return each.Record;
            }
        }

        return null;
    }
}
