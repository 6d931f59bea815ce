using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Millrace.Runtime;

/// <summary>
/// The digests of files and folders from outside, each computed once a run. What is neither a file nor a folder has none: the path may be mistyped, and the
/// step runs and reports the error itself, or stand for something whose content nobody here can look at, such as an address.
/// </summary>
/// <param name="store">The full path of the store, which is no part of a folder's content; null for none.</param>
/// <param name="earlier">Digests of a moment ago, which hold where lengths and times have not changed since; null for none.</param>
/// <param name="hash">Hashes a file, or knows its digest from an earlier program; null for what always reads it.</param>
internal sealed class SourceDigests(string? store = null, SourceDigests? earlier = null, FileHash? hash = null)
{
    private const string Absent = "absent";

    private readonly FileHash _hash = hash ?? FolderDigest.HashFile;
    private readonly ConcurrentDictionary<string, Lazy<State>> _states = new(StringComparer.Ordinal);

    /// <summary>The digest of a path's content; null where the content cannot be read twice, or not at all.</summary>
    /// <param name="path">A file or folder, relative to the current folder or not.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public string? Of(string path, CancellationToken cancellation) => StateOf(path, cancellation).Digest;

    /// <summary>The files of a path: itself, or those in a folder; none where the content has no digest.</summary>
    /// <param name="path">A file or folder, relative to the current folder or not.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public ImmutableArray<SourceFile> FilesOf(string path, CancellationToken cancellation) => StateOf(path, cancellation).Files;

    /// <summary>The digests of the spans that a pattern and a selection stand for now.</summary>
    /// <param name="pattern">The pattern's text.</param>
    /// <param name="selection">The selection's text.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public SpanDigests Of(string pattern, string selection, CancellationToken cancellation) =>
        SpanDigests.Find(pattern, selection, file => Of(file, cancellation), cancellation);

    /// <summary>Whether a pattern and a selection stand for other files, or other contents, than when their digests were computed.</summary>
    public bool HaveChanged(string pattern, string selection, SpanDigests before, CancellationToken cancellation) =>
        before != SpanDigests.Find(pattern, selection, file => HasChanged(file, cancellation) ? null : Of(file, cancellation), cancellation);

    /// <summary>Why the digest of a path's content is null, with the file that is to blame.</summary>
    /// <param name="path">A file or folder, relative to the current folder or not.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public string? WhyNot(string path, CancellationToken cancellation) =>
        StateOf(path, cancellation) is { Digest: null } state ? state.Problem ?? Nowhere(path) : null;

    private State StateOf(string path, CancellationToken cancellation)
    {
        string full = FullPath(path);
        Lazy<State> state = _states.GetOrAdd(full, key => new Lazy<State>(() => earlier?.Known(key) ?? Read(key, cancellation)));
        try
        {
            return state.Value;
        }
        catch (OperationCanceledException)
        {
            _states.TryRemove(new KeyValuePair<string, Lazy<State>>(full, state));
            throw;
        }
    }

    /// <summary>
    /// Whether a path's content is another than when its digest was computed; by lengths and times first, by content only where these differ.
    /// </summary>
    public bool HasChanged(string path, CancellationToken cancellation)
    {
        string full = FullPath(path);
        return _states.TryGetValue(full, out Lazy<State>? state) && state.Value.Stamp != Stamp(full) && state.Value.Digest != Read(full, cancellation).Digest;
    }

    private State? Known(string path) =>
        _states.TryGetValue(path, out Lazy<State>? state) && state.IsValueCreated && state.Value.Stamp == Stamp(path) ? state.Value : null;

    private State Read(string path, CancellationToken cancellation)
    {
        string stamp = Stamp(path);
        try
        {
            if (Directory.Exists(path))
                return ReadFolder(path, stamp, cancellation);
            if (!File.Exists(path))
                return new State(path.Length == 0 ? Absent : null, stamp);

            // A pipe can be read but once, and not by us.
            using (FileStream file = File.OpenRead(path))
            {
                if (!file.CanSeek)
                    return new State(null, stamp, $"{path} can be read only once.");
            }

            Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
            long bytes = _hash(path, digest, cancellation);
            string text = Convert.ToHexStringLower(digest);
            return new State("file " + text, stamp) { Files = [new SourceFile(path, text, bytes)] };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new State(null, stamp, exception.Message);
        }
    }

    private State ReadFolder(string path, string stamp, CancellationToken cancellation)
    {
        var files = ImmutableArray.CreateBuilder<SourceFile>();
        StoredObject folder = FolderDigest.Compute(path, sync: false, cancellation, store, (file, digest, token) =>
        {
            long bytes = _hash(file, digest, token);
            files.Add(new SourceFile(file, Convert.ToHexStringLower(digest), bytes));
            return bytes;
        });
        return new State("folder " + folder.Digest, stamp) { Files = files.DrainToImmutable() };
    }

    private string Stamp(string path)
    {
        try
        {
            if (!Directory.Exists(path))
                return Stamp(new FileInfo(path));

            var text = new StringBuilder();
            foreach ((string name, string file) in FolderDigest.List(path, store))
                text.Append(name).Append(' ').AppendLine(Stamp(new FileInfo(file)));
            return text.ToString();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return exception.Message;
        }
    }

    private static string Stamp(FileInfo file) => file.Exists ? SourceFiles.StampOf(file.FullName) : Absent;

    private static string Nowhere(string path) =>
        $"there is no file or folder {path} "
        + "(name a local one; for what lies elsewhere leave out [Source] and let the results expire: Cache = CachePolicy.Expires)";

    /// <summary>A text that is no path is left as it is: it is absent.</summary>
    private static string FullPath(string path)
    {
        try
        {
            return Path.GetFullPath(path);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException or PathTooLongException)
        {
            return path;
        }
    }

    /// <param name="Digest">The content's digest; null where there is none.</param>
    /// <param name="Stamp">Lengths and times.</param>
    /// <param name="Problem">Why there is none; null where nothing is there.</param>
    private sealed record State(string? Digest, string Stamp, string? Problem = null)
    {
        /// <summary>The files that the digest stands for.</summary>
        public ImmutableArray<SourceFile> Files { get; init; } = [];
    }
}
