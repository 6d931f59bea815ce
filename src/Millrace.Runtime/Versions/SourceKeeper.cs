using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;

namespace Millrace.Runtime;

/// <summary>
/// Copies files from outside into the store: each content once, into a folder of its own under <c>objects/</c>, with one file. What is kept already is not
/// read, as long as the copy has the name, length and times that it was given.
/// </summary>
/// <param name="objects">The contents of the store.</param>
/// <param name="kept">What is kept.</param>
/// <param name="owner">Who uses the store, for the folder of its temporary files.</param>
internal sealed class SourceKeeper(ObjectFolders objects, IKeptSources kept, Func<StoreOwner> owner)
{
    /// <summary>So many files are written down together: a program that is killed copies no more than these again.</summary>
    private const int Portion = 500;

    private const string FileName = "content";

    private static readonly int s_parallelism = Math.Max(8, Environment.ProcessorCount);

    /// <summary>What was copied by this program, and the metadata may know or not.</summary>
    private readonly ConcurrentDictionary<string, KeptSource> _copied = new(StringComparer.Ordinal);

    private int _folders;

    /// <summary>Keeps files.</summary>
    /// <param name="files">The files, with what they should hold.</param>
    /// <param name="progress">Told of the bytes that are done, from several threads; null for nobody.</param>
    /// <param name="cancellation">Ends the work early; what was kept until then stays kept.</param>
    public async Task<KeptFiles> KeepAsync(IEnumerable<DataFile> files, IProgress<StepProgress>? progress, CancellationToken cancellation)
    {
        DataFile[] wanted = [.. files.DistinctBy(static file => file.Digest)];
        Dictionary<string, KeptSource> known = kept.Known([.. wanted.Select(static file => file.Digest)]);
        long total = wanted.Sum(static file => file.Bytes), done = 0, bytes = 0;
        int copied = 0;
        var problems = new ConcurrentBag<(string Path, string Reason)>();
        foreach (DataFile[] portion in wanted.Chunk(Portion))
        {
            var added = new ConcurrentBag<KeptSource>();
            var options = new ParallelOptions { MaxDegreeOfParallelism = s_parallelism, CancellationToken = cancellation };
            try
            {
                await Parallel.ForEachAsync(portion, options, (file, token) =>
                {
                    if (!IsKept(file.Digest, known, token))
                    {
                        (KeptSource? copy, string? problem) = Copy(file, token);
                        if (copy is not null)
                        {
                            added.Add(copy);
                            Interlocked.Increment(ref copied);
                            Interlocked.Add(ref bytes, copy.Bytes);
                        }
                        else if (problem is not null)
                        {
                            problems.Add((file.Path, problem));
                        }
                    }
                    else if (!known.ContainsKey(file.Digest))
                    {
                        added.Add(_copied[file.Digest]);
                    }

                    progress?.Report(new StepProgress(Interlocked.Add(ref done, file.Bytes), total, "bytes"));
                    return ValueTask.CompletedTask;
                }).ConfigureAwait(false);
            }
            finally
            {
                // What was copied stays kept, even where the rest was cancelled.
                if (!added.IsEmpty)
                    await kept.AddAsync(added).ConfigureAwait(false);
            }
        }

        return new KeptFiles(copied, bytes, wanted.Length - copied - problems.Count, [.. problems.OrderBy(static each => each.Path, StringComparer.Ordinal)]);
    }

    /// <summary>The file that holds the copy of a content; null where there is none.</summary>
    public string? PathOf(string digest) => kept.Known([digest]).TryGetValue(digest, out KeptSource? copy) && objects.IsWhole(copy.Object, copy.Bytes, 1)
        ? Path.Combine(objects.PathOf(copy.Object), FileName)
        : null;

    /// <summary>Whether all of some contents are kept, as far as is written down.</summary>
    public bool AreKept(IEnumerable<DataFile> files)
    {
        HashSet<string> digests = [.. files.Select(static file => file.Digest)];
        return kept.Known(digests).Count == digests.Count;
    }

    /// <summary>Those of some files whose content a recorded step has read.</summary>
    public HashSet<string> Read(IEnumerable<DataFile> files) => kept.Read([.. files.Select(static file => file.Digest)]);

    /// <summary>Whether the copy is there as it was written. Names, lengths and times tell; where they differ, the copy is read.</summary>
    private bool IsKept(string digest, Dictionary<string, KeptSource> known, CancellationToken cancellation) =>
        (known.TryGetValue(digest, out KeptSource? copy) || _copied.TryGetValue(digest, out copy))
        && objects.IsWhole(copy.Object, copy.Bytes, 1) && objects.IsUnchanged(copy.Object, copy.Stamp, cancellation);

    private (KeptSource? Copy, string? Problem) Copy(DataFile file, CancellationToken cancellation)
    {
        string folder = Path.Combine(owner().Folder, string.Create(CultureInfo.InvariantCulture, $"keep-{Interlocked.Increment(ref _folders)}"));
        try
        {
            Directory.CreateDirectory(folder);
            (string digest, long bytes) = CopyingHash.Copy(file.Path, Path.Combine(folder, FileName), sync: true, null, cancellation);
            if (digest != file.Digest)
                return (null, "it no longer holds what was read");
            string content = FolderDigest.Of([(FileName, bytes, digest)]);
            objects.Publish(folder, new StoredObject(content, bytes, 1) { Stamp = FolderDigest.Stamp(folder) }, cancellation);
            var copy = new KeptSource(digest, content, bytes, FolderDigest.Stamp(objects.PathOf(content)));
            _copied[digest] = copy;
            return (copy, null);
        }
        catch (UnreadableSourceException exception)
        {
            return (null, exception.Message);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return (null, $"the store cannot be written to: {exception.Message}");
        }
        finally
        {
            StoreOwner.TryDelete(folder);
        }
    }
}
