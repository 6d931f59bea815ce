using System.Buffers;
using System.Globalization;

namespace Millrace.Runtime;

/// <summary>
/// The digests of files from outside, kept in the metadata by path, length and times, so that no program reads a file again that has not changed. A digest is
/// kept only where the file's time is so much older than the reading that a later change must give it another time.
/// </summary>
/// <param name="catalog">Where they are kept.</param>
/// <param name="commits">Through which is written.</param>
/// <param name="clock">The machine's own clock, whichever the store has: it is compared with the times of files.</param>
internal sealed class SourceFiles(ISourceCatalog catalog, CommitQueue commits, TimeProvider clock)
{
    /// <summary>The coarsest times that file systems in use keep (FAT).</summary>
    private static readonly TimeSpan s_coarsest = TimeSpan.FromSeconds(2);

    /// <summary>The length and times of a file.</summary>
    /// <exception cref="IOException">It is gone, or a link that leads nowhere.</exception>
    public static string StampOf(string path) => StampOf(Target(path));

    /// <inheritdoc cref="FileHash"/>
    public long Hash(string path, Span<byte> digest, CancellationToken cancellation) => Hash(path, digest, keeps: false, cancellation);

    /// <summary>Hashes a file, or knows its digest, and keeps what was read.</summary>
    /// <inheritdoc cref="FileHash"/>
    public long HashAndKeep(string path, Span<byte> digest, CancellationToken cancellation) => Hash(path, digest, keeps: true, cancellation);

    /// <summary>Hashes a file whatever is known of it, and keeps what was read: for whoever does not trust what is known.</summary>
    /// <inheritdoc cref="FileHash"/>
    public long HashAnew(string path, Span<byte> digest, CancellationToken cancellation) => Read(Target(path), path, digest, keeps: true, cancellation);

    /// <summary>Forgets the digests of files that are gone or have changed.</summary>
    public void ForgetChanged()
    {
        string[] changed =
        [
            .. catalog.All().Where(static each => !IsUnchanged(each.Path, each.Stamp)).Select(static each => each.Path),
        ];
        catalog.Forget(changed);
    }

    private static string StampOf(FileInfo file) =>
        string.Create(CultureInfo.InvariantCulture, $"{file.Length} {file.LastWriteTimeUtc.Ticks} {file.CreationTimeUtc.Ticks}");

    /// <summary>What a link leads to: its own length and times say nothing of that.</summary>
    private static FileInfo Target(string path)
    {
        var file = new FileInfo(path);
        bool isLink = file.Exists && file.Attributes.HasFlag(FileAttributes.ReparsePoint);
        return isLink && file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo target ? target : file;
    }

    private static bool IsUnchanged(string path, string stamp)
    {
        try
        {
            return StampOf(path) == stamp;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private long Hash(string path, Span<byte> digest, bool keeps, CancellationToken cancellation)
    {
        FileInfo file = Target(path);
        string stamp = StampOf(file);
        if (catalog.Find(path, stamp) is { } known && Convert.FromHexString(known, digest, out _, out _) == OperationStatus.Done)
        {
            return file.Length;
        }

        return Read(file, path, digest, keeps, cancellation);
    }

    private long Read(FileInfo file, string path, Span<byte> digest, bool keeps, CancellationToken cancellation)
    {
        string stamp = StampOf(file);
        DateTime begun = clock.GetUtcNow().UtcDateTime;
        long length = FolderDigest.HashFile(path, digest, cancellation);
        if (keeps && begun - file.LastWriteTimeUtc > s_coarsest && StampOf(path) == stamp)
            Keep(path, stamp, Convert.ToHexStringLower(digest));
        return length;
    }

    /// <summary>What cannot be written down is read again next time.</summary>
    private void Keep(string path, string stamp, string digest) => commits.Post(
        () => catalog.Keep(path, stamp, digest),
        static (_, _) => { });
}
