using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>Reads every content of a store again and holds it against its digest.</summary>
internal static class StoreVerifier
{
    /// <summary>Verifies.</summary>
    /// <param name="placed">The artifacts that results show, each with its latest place.</param>
    /// <param name="artifacts">How they are kept.</param>
    /// <param name="objects">The contents of those that have files.</param>
    /// <param name="progress">Told of the bytes that were looked at.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static async Task<StoreVerification> RunAsync(
        IReadOnlyList<(ArtifactRecord Artifact, string Place)> placed, StoredArtifacts artifacts, ObjectFolders objects, IProgress<StepProgress>? progress, CancellationToken cancellation)
    {
        (ArtifactRecord Artifact, string Place)[] contents =
        [
            .. placed.Where(static each => !each.Artifact.IsCollection)
                .DistinctBy(static each => (each.Artifact.Digest, each.Artifact.IsInline ? each.Artifact.Type : "")),
        ];
        long total = contents.Sum(static each => each.Artifact.Bytes), done = 0;
        var problems = new ConcurrentBag<StoreProblem>();
        await Parallel.ForEachAsync(contents, cancellation, (each, token) =>
        {
            (ArtifactRecord artifact, string place) = each;
            bool isSound = artifact.IsInline ? artifacts.IsSound(artifact, token) : artifacts.IsWhole(artifact) && objects.Rehash(artifact.Digest, token);
            bool isMissing = !isSound && (artifact.IsInline ? artifacts.IsGone(artifact) : !objects.IsThere(artifact.Digest, artifact.Files));
            if (!isSound)
                problems.Add(new StoreProblem(artifact, place, isMissing));
            progress?.Report(new StepProgress(Interlocked.Add(ref done, artifact.Bytes), total, "bytes"));
            return ValueTask.CompletedTask;
        }).ConfigureAwait(false);
        return new StoreVerification(contents.Length, total, [.. problems.OrderBy(static each => each.Place, StringComparer.Ordinal)]);
    }
}
