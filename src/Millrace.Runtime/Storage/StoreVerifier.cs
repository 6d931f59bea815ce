using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>Holds every content of a store against its digest.</summary>
/// <param name="metadata">What results show.</param>
/// <param name="artifacts">How they are kept.</param>
/// <param name="objects">The contents of those that have files.</param>
/// <param name="kept">The files from outside of which there are copies.</param>
/// <param name="isQuick">Whether files are looked at by their number and lengths alone; otherwise each is read again.</param>
internal sealed class StoreVerifier(Metadata metadata, StoredArtifacts artifacts, ObjectFolders objects, IKeptSources kept, bool isQuick)
{
    /// <summary>Verifies.</summary>
    /// <param name="progress">Told of the bytes that were looked at.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public async Task<StoreVerification> RunAsync(IProgress<StepProgress>? progress, CancellationToken cancellation)
    {
        // Files before metadata: what is committed meanwhile is needed.
        List<string> stored = [.. objects.Digests()];
        HashSet<string> needed = metadata.ArtifactDigests();
        List<(KeptSource Kept, string? Path)> copies = kept.All();
        needed.UnionWith(copies.Select(static each => each.Kept.Object));
        List<string> unneeded = [.. stored.Where(digest => !needed.Contains(digest))];
        List<(ArtifactRecord Artifact, string Place)> placed = metadata.PlacedArtifacts();
        (ArtifactRecord Artifact, string Place)[] contents =
        [
            .. placed.Where(static each => !each.Artifact.IsCollection)
                .DistinctBy(static each => (each.Artifact.Digest, each.Artifact.IsInline ? each.Artifact.Type : "")),
            .. copies.Select(static each => (Artifact(each.Kept), each.Path ?? each.Kept.Digest)),
        ];
        long total = contents.Sum(static each => each.Artifact.Bytes), done = 0;
        var problems = new ConcurrentBag<StoreProblem>();
        foreach ((ArtifactRecord collection, string place) in placed.Where(each => each.Artifact.IsCollection && !artifacts.HasItems(each.Artifact)))
            problems.Add(new StoreProblem(collection, place, IsMissing: artifacts.ItemsOf(collection).Length < collection.Rows));
        await Parallel.ForEachAsync(contents, cancellation, (each, token) =>
        {
            (ArtifactRecord artifact, string place) = each;
            bool isSound = artifact.IsInline ? artifacts.IsSound(artifact, token) : artifacts.IsWhole(artifact) && (isQuick || objects.Rehash(artifact.Digest, token));
            bool isMissing = !isSound && (artifact.IsInline ? artifacts.IsGone(artifact) : !objects.IsThere(artifact.Digest, artifact.Files));
            if (!isSound)
                problems.Add(new StoreProblem(artifact, place, isMissing));
            progress?.Report(new StepProgress(Interlocked.Add(ref done, artifact.Bytes), total, "bytes"));
            return ValueTask.CompletedTask;
        }).ConfigureAwait(false);
        return new StoreVerification(contents.Length, total, [.. problems.OrderBy(static each => each.Place, StringComparer.Ordinal)])
        {
            Unneeded = unneeded.Count,
            UnneededBytes = unneeded.Sum(objects.Bytes),
        };
    }

    /// <summary>The copy of a file from outside as an artifact, which it is for nobody else.</summary>
    private static ArtifactRecord Artifact(KeptSource kept) => new()
    {
        Digest = kept.Object,
        Type = "source",
        DisplayType = "source file",
        Kind = "source",
        Bytes = kept.Bytes,
        Files = 1,
    };
}
