using System.Collections.Concurrent;

namespace Millrace.Runtime;

/// <summary>The contents of artifacts, each in a folder named by its digest: <c>objects/aa/bbbb…</c>. A folder appears whole, by a rename.</summary>
/// <param name="root">The folder of them all.</param>
/// <param name="usedSince">Since when whoever publishes has used the store.</param>
internal sealed class ObjectFolders(string root, Func<DateTime> usedSince)
{
    private const int Attempts = 8;
    private const int PrefixLength = 2;

    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(50);

    /// <summary>What was found sound, with the names, lengths and times of its files at that time.</summary>
    private readonly ConcurrentDictionary<string, string> _sound = new(StringComparer.Ordinal);

    /// <summary>
    /// Told of contents whose files were read because the recorded names, lengths and times were not theirs, and hold what they should: the digest and what
    /// to record.
    /// </summary>
    public Action<string, string>? Restamped { get; set; }

    /// <summary>The folder of them all.</summary>
    public string Root => root;

    /// <summary>The digests of all contents that are there, whether whole or not.</summary>
    public IEnumerable<string> Digests() =>
        from parent in Directory.Exists(root) ? Directory.GetDirectories(root) : []
        where Path.GetFileName(parent).Length == PrefixLength
        from folder in Directory.GetDirectories(parent)
        let digest = Path.GetFileName(parent) + Path.GetFileName(folder)
        where digest.All(char.IsAsciiHexDigit)
        select digest;

    /// <summary>The bytes of a content's files; 0 where they cannot be looked at.</summary>
    public long Bytes(string digest) => BytesOf(PathOf(digest));

    /// <summary>The bytes of a folder's files; 0 where they cannot be looked at.</summary>
    public static long BytesOf(string folder)
    {
        try
        {
            return new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(static file => file.Length);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    /// <summary>Where the content of a digest lies.</summary>
    public string PathOf(string digest) => Path.Combine(root, digest[..PrefixLength], digest[PrefixLength..]);

    /// <summary>Whether a content is there and whole, by the number and lengths of its files. What the files hold is not looked at.</summary>
    public bool IsWhole(string digest, long bytes, int files)
    {
        string folder = PathOf(digest);
        if (!Directory.Exists(folder))
            return false;

        try
        {
            foreach (FileInfo file in new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories))
            {
                files--;
                bytes -= file.Length;
            }

            return files == 0 && bytes == 0;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Whether a content's files are there, whatever they hold.</summary>
    public bool IsThere(string digest, int files)
    {
        try
        {
            string folder = PathOf(digest);
            return Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Count() >= files;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>
    /// Whether the files of a content are those that were once found sound, by their names, lengths and times. Where these differ, or nobody knows them,
    /// the files are read.
    /// </summary>
    /// <param name="digest">The content's digest.</param>
    /// <param name="recorded">Its stamp when it was last known to be sound, by whomever; null where that is not known.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public bool IsUnchanged(string digest, string? recorded, CancellationToken cancellation)
    {
        try
        {
            string stamp = FolderDigest.Stamp(PathOf(digest));
            if (stamp == recorded)
                return true;
            if (!Holds(digest, stamp, cancellation))
                return false;
            Restamped?.Invoke(digest, stamp);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>
    /// Whether the files of a content hold what its digest stands for. They are read once in this process; after that the verdict holds for as long as their
    /// names, lengths and times stay what they were.
    /// </summary>
    /// <param name="digest">The content's digest.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public bool IsSound(string digest, CancellationToken cancellation)
    {
        try
        {
            return Holds(digest, FolderDigest.Stamp(PathOf(digest)), cancellation);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>The names, lengths and times of a content's files, where it was found sound by this process; otherwise null.</summary>
    public string? StampOf(string digest) => _sound.GetValueOrDefault(digest);

    /// <summary>Whether the files of a content hold what its digest stands for. They are read, whatever was found before.</summary>
    /// <param name="digest">The content's digest.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public bool Rehash(string digest, CancellationToken cancellation)
    {
        _sound.TryRemove(digest, out _);
        return IsSound(digest, cancellation);
    }

    /// <summary>
    /// Moves a hashed and synced folder to where its content belongs. Where the content is there already, by an earlier step or another process at this
    /// moment, it is hashed, unless it was found sound before; if it is sound, the folder is left to its owner's cleaning, and otherwise it takes the place
    /// of what was damaged.
    /// </summary>
    /// <param name="folder">A folder on the store's file system.</param>
    /// <param name="content">Its digest and size.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="IOException">The folder is no longer what was hashed, or cannot be moved.</exception>
    public void Publish(string folder, StoredObject content, CancellationToken cancellation)
    {
        if (FolderDigest.Stamp(folder) != content.Stamp)
            throw new IOException("Its files were changed after they had been saved. Close what writes to them before the artifact is handed over.");

        Renew(folder);
        string target = PathOf(content.Digest);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                if (Directory.Exists(target))
                {
                    if (IsIntact(content, cancellation) && Renew(target))
                        return;

                    // One at a time, so that nobody takes away what another one has just repaired.
                    using FileStream repair = Lock(content.Digest, cancellation);
                    if (Directory.Exists(target))
                    {
                        if (IsIntact(content, cancellation) && Renew(target))
                            return;
                        Directory.Move(target, $"{folder}.damaged{attempt}");
                    }

                    Directory.Move(folder, target);
                }
                else
                {
                    Directory.Move(folder, target);
                }

                _sound[content.Digest] = content.Stamp;
                return;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException && attempt < Attempts)
            {
                // Another process renamed its folder to the same place first, repairs the damaged one, or reads in it (Windows): look again.
                cancellation.ThrowIfCancellationRequested();
                Thread.Sleep(Math.Min(10 << attempt, 500));
            }
        }
    }

    /// <summary>Makes a folder young, so that nobody frees it before the metadata shows it (<see cref="ObjectSweeper"/>).</summary>
    /// <returns>True; a folder that is gone is an error.</returns>
    private bool Renew(string folder)
    {
        try
        {
            // The machine's own time, whatever clock the store has: it is compared with those of other files. It may have been set back meanwhile.
            DateTime now = TimeProvider.System.GetUtcNow().UtcDateTime, since = usedSince();
            Directory.SetLastWriteTimeUtc(folder, now > since ? now : since);
        }
        catch (UnauthorizedAccessException)
        {
            // Another user's folder.
        }

        return true;
    }

    /// <summary>The file that is locked while a content is repaired; those whose digests begin alike share it, so that there are not many.</summary>
    internal string LockOf(string digest) => Path.Combine(root, digest[..PrefixLength], "repair.lock");

    /// <summary>Waits until nobody else repairs a content: that may take as long as its files take to read.</summary>
    private FileStream Lock(string digest, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return new FileStream(LockOf(digest), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException exception) when (IsHeld(exception))
            {
                cancellation.WaitHandle.WaitOne(s_pause);
                cancellation.ThrowIfCancellationRequested();
            }
        }
    }

    /// <summary>Whether a file cannot be opened because somebody else holds it: Windows says so by an error of its own, others by EWOULDBLOCK.</summary>
    private static bool IsHeld(IOException exception)
    {
        const int SharingViolation = unchecked((int)0x80070020);
        return exception.HResult == (OperatingSystem.IsWindows() ? SharingViolation : OperatingSystem.IsLinux() ? 11 : 35);
    }

    private bool IsIntact(StoredObject content, CancellationToken cancellation) =>
        IsWhole(content.Digest, content.Bytes, content.Files) && Holds(content.Digest, FolderDigest.Stamp(PathOf(content.Digest)), cancellation);

    private bool Holds(string digest, string stamp, CancellationToken cancellation) =>
        (_sound.TryGetValue(digest, out string? known) && known == stamp) || Check(digest, stamp, cancellation);

    /// <summary>Reads a content. One that somebody writes to meanwhile is not sound, whatever was read.</summary>
    private bool Check(string digest, string stamp, CancellationToken cancellation)
    {
        StoredObject found = FolderDigest.Compute(PathOf(digest), sync: false, cancellation);
        if (found.Digest != digest || found.Stamp != stamp || FolderDigest.Stamp(PathOf(digest)) != stamp)
        {
            _sound.TryRemove(digest, out _);
            return false;
        }

        _sound[digest] = stamp;
        return true;
    }
}
