namespace Millrace.Runtime;

/// <summary>
/// Frees contents that nothing in the metadata shows. One that is not older than the oldest living user of the store may be of a step that is about to
/// commit it, and stays: a step that finds its content there already makes the folder young again.
/// </summary>
/// <param name="objects">The contents.</param>
/// <param name="metadata">The metadata.</param>
/// <param name="young">What was written from this time on stays.</param>
internal sealed class ObjectSweeper(ObjectFolders objects, IMetadataCollector metadata, DateTime young)
{
    private const int Batch = 100;

    /// <summary>The contents that can be freed, by their digests.</summary>
    /// <param name="needed">The digests of those that are needed.</param>
    public List<string> Find(HashSet<string> needed) =>
        [.. objects.Digests().Where(digest => !needed.Contains(digest) && Directory.GetLastWriteTimeUtc(objects.PathOf(digest)) < young)];

    /// <summary>The bytes of contents.</summary>
    public long Measure(IEnumerable<string> digests) => digests.Sum(objects.Bytes);

    /// <summary>
    /// Frees contents. Each folder is first moved out of the way, while nobody can write to the metadata and nothing there shows it, so that a step either
    /// finds it whole or does not find it.
    /// </summary>
    /// <param name="digests">The contents.</param>
    /// <param name="staging">A folder of our own on the same file system.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>How many were freed, and their bytes.</returns>
    public (int Contents, long Bytes) Free(List<string> digests, string staging, CancellationToken cancellation)
    {
        int contents = 0;
        long bytes = 0;
        foreach (string[] batch in digests.Chunk(Batch))
        {
            cancellation.ThrowIfCancellationRequested();
            string[] moved = metadata.TakeNeedless(batch, digest => MoveAway(digest, staging));
            foreach (string folder in moved)
            {
                long size = ObjectFolders.BytesOf(folder);
                if (!StoreOwner.TryDelete(folder))
                    continue;
                contents++;
                bytes += size;
            }
        }

        return (contents, bytes);
    }

    private string? MoveAway(string digest, string staging)
    {
        string folder = objects.PathOf(digest), target = Path.Combine(staging, $"freed-{digest}");
        try
        {
            DateTime written = Directory.GetLastWriteTimeUtc(folder);
            if (written >= young || !Directory.Exists(folder))
                return null;
            Directory.Move(folder, target);
            if (Directory.GetLastWriteTimeUtc(target) == written)
                return target;

            // A step found it at this very moment, and relies on it.
            Directory.Move(target, folder);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Somebody else frees it, reads in it (Windows), or has made it again.
            return Directory.Exists(target) ? target : null;
        }
    }
}
