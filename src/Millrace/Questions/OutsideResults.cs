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
    /// </summary>
    /// <param name="path">The full path.</param>
    /// <param name="digest">SHA-256 of its content now; null where it is not there.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public async ValueTask<ImmutableArray<LineageNode>> FindWrittenAsync(string path, string? digest, CancellationToken cancellation)
    {
        ArtifactRecord? samePath = null, sameContent = null;
        foreach (PlacedArtifact each in store.Metadata.EnumerateArtifacts(new ArtifactFilter { Kind = WrittenFile.Kind }))
        {
            if (await LoadAsync<WrittenFile>(each.Record, cancellation).ConfigureAwait(false) is not { } written)
                continue;
            bool isHere = (written.FullPath ?? Path.GetFullPath(written.Path)) == path;
            if (isHere && (digest is null || written.Digest == digest))
                return [store.Lineage.NodeOf(each.Record)];
            samePath ??= isHere ? each.Record : null;
            sameContent ??= written.Digest == digest ? each.Record : null;
        }

        return (sameContent ?? samePath) is { } found ? [store.Lineage.NodeOf(found)] : [];
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

    private static string Texts(RegisteredModel model) => FormattableString.Invariant($"{model.Version} of the model {model.Name}");

    private async ValueTask<ArtifactRecord> FindAsync(RegisteredModel model, CancellationToken cancellation)
    {
        try
        {
            return store.Metadata.ResolveArtifact($"{model.RunId}/{model.Step}");
        }
        catch (MillraceException exception)
        {
            // The run may have been deleted while others stand on its results.
            foreach (PlacedArtifact each in store.Metadata.EnumerateArtifacts(new ArtifactFilter { Kind = Registration.Kind }))
            {
                if (await LoadAsync<Registration>(each.Record, cancellation).ConfigureAwait(false) is { } registered
                    && (registered.Name, registered.Version, registered.Digest) == (model.Name, model.Version, model.Digest))
                {
                    return each.Record;
                }
            }

            throw new MillraceException(
                $"Version {Texts(model)} was registered by step {model.Step} of run {model.RunId}, which is not in the store {store.Path}. Name the "
                + "store that has it with --store.",
                exception);
        }
    }
}
