using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Millrace.Runtime;

/// <summary>Keeps files from outside as they are now.</summary>
/// <param name="store">The store.</param>
internal sealed class PresentFiles(Store store)
{
    /// <summary>Keeps those that recorded runs have read.</summary>
    /// <param name="path">A file, a folder, or a pattern.</param>
    /// <param name="progress">Told of the bytes that are done; null for nobody.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="MillraceException">There is no such file, or it cannot be read.</exception>
    public async Task<KeptFiles> KeepAsync(string path, IProgress<StepProgress>? progress, CancellationToken cancellation)
    {
        DataFile[] files = [.. Find(DataScope.Parse(path), cancellation).Select(file => Hash(file, cancellation))];
        HashSet<string> read = store.Keeper.Read(files);
        KeptFiles kept = await store.Keeper.KeepAsync(files.Where(file => read.Contains(file.Digest)), progress, cancellation).ConfigureAwait(false);
        return kept with { Unread = [.. files.Where(file => !read.Contains(file.Digest)).Select(static file => file.Path)] };
    }

    private IEnumerable<string> Find(DataScope scope, CancellationToken cancellation)
    {
        try
        {
            if (scope.Pattern is not null)
                return [.. scope.Pattern.Find(SpanSelection.All, cancellation).SelectMany(static span => span.Files).Select(Path.GetFullPath)];
            if (Directory.Exists(scope.Path))
                return [.. FolderDigest.List(scope.Path, store.Path).Select(static file => file.Path)];
            return File.Exists(scope.Path) ? [scope.Path] : throw new MillraceException($"There is no file or folder {scope.Path}.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or SpanException)
        {
            throw new MillraceException($"The files of {scope.Path} cannot be listed: {exception.Message}", exception);
        }
    }

    private DataFile Hash(string path, CancellationToken cancellation)
    {
        try
        {
            Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
            long bytes = store.Sources.Hash(path, digest, cancellation);
            return new DataFile(path, Convert.ToHexStringLower(digest), bytes);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new MillraceException($"{path} cannot be read: {exception.Message}", exception);
        }
    }
}
