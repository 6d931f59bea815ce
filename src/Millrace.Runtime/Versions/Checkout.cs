using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>
/// Copies files into a folder that appears whole or not at all: they are put into a folder beside it, which is renamed. What a program that was killed has
/// left there goes when the next one copies to the same place.
/// </summary>
/// <param name="store">The store's full path.</param>
/// <param name="folder">The folder's path.</param>
/// <param name="replace">Whether the folder may hold something, which is then removed.</param>
/// <param name="progress">Told of the bytes that are done; null for nobody.</param>
internal sealed class Checkout(string store, string folder, bool replace, IProgress<StepProgress>? progress)
{
    private static readonly int s_parallelism = Math.Max(4, Environment.ProcessorCount);

    private readonly string _target = TargetOf(folder);
    private long _done;

    /// <summary>Copies.</summary>
    /// <param name="plan">Finds out what to copy, once the folder is known to be free.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="MillraceException">A file is nowhere to be found or not what it was, or the folder is not free or cannot be written.</exception>
    public async Task<DataCheckout> RunAsync(Func<CheckoutPlan> plan, CancellationToken cancellation)
    {
        CheckTarget();
        CheckoutPlan wanted = plan();
        string name = Path.GetFileName(_target), parent = Path.GetDirectoryName(_target)!;
        string staging = Path.Combine(parent, $".{name}.checkout");
        try
        {
            StoreOwner.RemoveDead(staging);
            using StoreOwner owner = CreateOwner(staging);
            string content = Directory.CreateDirectory(Path.Combine(owner.Folder, "content")).FullName;
            var copied = new ConcurrentBag<(string Name, long Bytes, string Digest)>();
            var options = new ParallelOptions { MaxDegreeOfParallelism = s_parallelism, CancellationToken = cancellation };
            await Parallel.ForEachAsync(wanted.Files, options, (file, token) =>
            {
                copied.Add(Copy(file, content, wanted, token));
                return ValueTask.CompletedTask;
            }).ConfigureAwait(false);
            CheckContents(wanted.Parts, copied);
            cancellation.ThrowIfCancellationRequested();
            Show(content, owner.Folder);
            return new DataCheckout(_target, copied.Count, copied.Sum(static each => each.Bytes));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new MillraceException($"The folder {_target} cannot be written: {exception.Message} Make room or name another folder.", exception);
        }
        finally
        {
            RemoveEmpty(staging);
        }
    }

    private static string TargetOf(string folder)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var info = new DirectoryInfo(full);
        return info.LinkTarget is not null && info.ResolveLinkTarget(returnFinalTarget: true) is { } target ? target.FullName : full;
    }

    private void CheckTarget()
    {
        if (Path.GetDirectoryName(_target) is null || IsSameOrBelow(_target, store) || IsSameOrBelow(store, _target))
            throw new MillraceException($"The folder {_target} cannot be taken for a copy: it holds the store {store}, or is a part of it. Name another folder.");
        if (File.Exists(_target))
            throw new MillraceException($"{_target} is a file. Name a folder.");
        if (!Directory.Exists(_target) || !Directory.EnumerateFileSystemEntries(_target).Any())
            return;
        if (!replace)
            throw new MillraceException($"The folder {_target} is not empty. Name another one, or replace what it holds with --force.");
        if (IsSameOrBelow(_target, Directory.GetCurrentDirectory()))
            throw new MillraceException($"The folder {_target} holds the current folder, so what it holds is not replaced. Name another one.");
    }

    private static bool IsSameOrBelow(string folder, string path) =>
        SourceSet.IsBelow(folder, SourceSet.WithSeparator(path));

    private StoreOwner CreateOwner(string staging)
    {
        try
        {
            return StoreOwner.Create(staging);
        }
        catch (MillraceException exception)
        {
            throw new MillraceException($"The folder {Path.GetDirectoryName(_target)} cannot be written to. Make it writable, or name another folder.", exception);
        }
    }

    private (string Name, long Bytes, string Digest) Copy(CheckoutFile file, string content, CheckoutPlan plan, CancellationToken cancellation)
    {
        string path = Path.Combine(content, file.Name.Replace('/', Path.DirectorySeparatorChar));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        string? problem = null;
        foreach (string place in file.Places)
        {
            long begun = 0;
            try
            {
                if (!MayHold(place, file.Bytes))
                    continue;
                (string digest, long bytes) = CopyingHash.Copy(
                    place,
                    path,
                    sync: false,
                    read =>
                    {
                        begun += read;
                        progress?.Report(new StepProgress(Interlocked.Add(ref _done, read), plan.Bytes, "bytes"));
                    },
                    cancellation);
                if (file.Digest is null || file.Digest == digest)
                    return (file.Name, bytes, digest);
            }
            catch (UnreadableSourceException exception)
            {
                problem ??= exception.Message;
            }

            Interlocked.Add(ref _done, -begun);
            File.Delete(path);
        }

        throw plan.Absent(file, problem);
    }

    /// <summary>Whether a file is there and of a length, so that a large one that is another is not copied in vain.</summary>
    private static bool MayHold(string path, long? bytes)
    {
        if (bytes is null)
            return true;
        if (!File.Exists(path))
            return false;
        try
        {
            using Microsoft.Win32.SafeHandles.SafeFileHandle file = File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete);
            return RandomAccess.GetLength(file) == bytes;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableSourceException(exception);
        }
    }

    /// <summary>Holds what was copied of artifacts against their digests. In the order of names the files of each follow one another.</summary>
    private static void CheckContents(ImmutableArray<(string Folder, ArtifactRecord Artifact)> parts, IEnumerable<(string Name, long Bytes, string Digest)> copied)
    {
        if (parts.IsEmpty)
            return;
        (string Name, long Bytes, string Digest)[] files = [.. copied.OrderBy(static each => each.Name, StringComparer.Ordinal)];
        string[] names = [.. files.Select(static each => each.Name)];
        foreach ((string folder, ArtifactRecord artifact) in parts)
        {
            int first = Array.BinarySearch(names, folder, StringComparer.Ordinal);
            CheckContent(folder, artifact, files.Skip(first < 0 ? ~first : first).TakeWhile(each => each.Name.StartsWith(folder, StringComparison.Ordinal)));
        }
    }

    /// <summary>Holds what was copied of an artifact against its digest.</summary>
    private static void CheckContent(string folder, ArtifactRecord artifact, IEnumerable<(string Name, long Bytes, string Digest)> files)
    {
        string digest = FolderDigest.Of(files.Select(each => (Name: each.Name[folder.Length..], each.Bytes, each.Digest)));
        if (digest != artifact.Digest)
        {
            throw new MillraceException(
                $"The files of {artifact.DisplayType} {artifact.Digest[..16]} in the store are damaged: they no longer hold what was stored. "
                + "Nothing was copied. Run the pipeline again to make them anew.");
        }
    }

    /// <summary>Renames the copy; what was there is moved away before, and back where that fails.</summary>
    private void Show(string content, string staging)
    {
        if (!Directory.Exists(_target))
        {
            Directory.Move(content, _target);
            return;
        }

        string old = Path.Combine(staging, "replaced");
        CheckTarget();
        Directory.Move(_target, old);
        try
        {
            Directory.Move(content, _target);
        }
        catch
        {
            Directory.Move(old, _target);
            throw;
        }
    }

    private static void RemoveEmpty(string folder)
    {
        try
        {
            Directory.Delete(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It was never made, or another program copies to the same place.
        }
    }
}
