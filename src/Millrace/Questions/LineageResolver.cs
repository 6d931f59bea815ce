using System.Collections.Immutable;
using Millrace.Output;
using Millrace.Runtime;

namespace Millrace.Questions;

/// <summary>What people name when they ask for lineage: an artifact, a model in the registry, a file that steps read or wrote, a file of the store.</summary>
/// <param name="store">The store.</param>
/// <param name="outside">What steps left outside of the store.</param>
internal sealed class LineageResolver(Store store, OutsideResults outside)
{
    private const string Sha256 = "sha256:";
    private const int MinimumDigits = 4;
    private const int ShownDigits = 12;

    /// <summary>What is wrong with a reference as such; null where it may name something.</summary>
    public static string? Problem(string text)
    {
        if (!text.StartsWith(Sha256, StringComparison.OrdinalIgnoreCase))
            return null;
        string digest = text[Sha256.Length..];
        return digest.Length < MinimumDigits || !digest.All(char.IsAsciiHexDigit)
            ? $"'{Sha256}{digest}' is no digest: write at least {MinimumDigits} of its hexadecimal digits."
            : null;
    }

    /// <summary>Finds it.</summary>
    /// <param name="text">The reference.</param>
    /// <param name="allVersions">Whether of a file that runs read all versions are meant, and not only the one that it holds now.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="MillraceException">Nothing in the store is meant.</exception>
    public async ValueTask<LineageRoots> FindAsync(string text, bool allVersions, CancellationToken cancellation)
    {
        if (Problem(text) is { } problem)
            throw new MillraceException(problem);
        if (text.StartsWith(Sha256, StringComparison.OrdinalIgnoreCase))
            return ByDigest(text[Sha256.Length..].ToLowerInvariant());
        string[] parts = text.Split('/');
        if (parts.Length == 1 && text.Length >= MinimumDigits && text.All(char.IsAsciiHexDigit) && !Path.Exists(text))
            return new LineageRoots([store.Lineage.NodeOf(store.Metadata.ResolveArtifact(text))]);
        if (parts.Length is 2 or 3 && !File.Exists(text) && IsRun(parts[0]))
            return new LineageRoots([store.Lineage.NodeOf(store.Metadata.ResolveArtifact(text))]);

        string path = FullPath(text);
        return OfStore(path)
            ?? await outside.FindRegistrationAsync(path, cancellation).ConfigureAwait(false)
            ?? await OfFileAsync(path, allVersions, cancellation).ConfigureAwait(false)
            ?? OfFolder(path, allVersions)
            ?? throw new MillraceException(
                $"'{text}' is no artifact, model or file that the store {store.Path} knows. Write run/step/output, such as last/split-trips/train; the "
                + "beginning of a digest; the path of a file or folder that a step read or wrote, or of a registered model; or sha256:… of a file's content.");
    }

    private static string FullPath(string text)
    {
        try
        {
            return Path.GetFullPath(text);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException or PathTooLongException)
        {
            return text;
        }
    }

    private bool IsRun(string reference)
    {
        try
        {
            store.Metadata.ResolveRun(reference);
            return true;
        }
        catch (MillraceException)
        {
            return false;
        }
    }

    private LineageRoots ByDigest(string digest)
    {
        ImmutableArray<LineageNode> files = store.Lineage.FindFiles(new LineageFileFilter { Digest = digest });
        if (files.Select(static file => file.File!.Digest).Distinct(StringComparer.Ordinal).Skip(1).Any())
            throw new MillraceException($"Several files have a digest that begins with '{digest}': write more of it.");
        return !files.IsEmpty ? new LineageRoots(files) : new LineageRoots([store.Lineage.NodeOf(store.Metadata.ResolveArtifact(digest))]);
    }

    /// <summary>The artifacts whose files lie in a folder of the store; null for a path elsewhere.</summary>
    private LineageRoots? OfStore(string path)
    {
        string[] names = Path.GetRelativePath(Path.Combine(store.Path, "objects"), path).Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar);
        if (names.Length < 2 || names[0] == ".." || !(names[0] + names[1]).All(char.IsAsciiHexDigit))
            return null;
        var stored = new ArtifactFilter { Digest = names[0] + names[1] };
        LineageNode[] nodes = [.. store.Metadata.EnumerateArtifacts(stored).Select(each => store.Lineage.NodeOf(each.Record))];
        return nodes.Length == 0 ? null : new LineageRoots([.. nodes]);
    }

    private async ValueTask<LineageRoots?> OfFileAsync(string path, bool allVersions, CancellationToken cancellation)
    {
        string? now = DigestOf(path, cancellation);
        ImmutableArray<LineageNode> versions = store.Lineage.FindFiles(new LineageFileFilter { Path = path });
        ImmutableArray<LineageNode> same = now is null ? [] : store.Lineage.FindFiles(new LineageFileFilter { Digest = now });
        ImmutableArray<LineageNode> written = await outside.FindWrittenAsync(path, now, cancellation).ConfigureAwait(false);
        ImmutableArray<LineageNode> others = [.. versions.Where(each => each.File!.Digest != now)];
        bool isKnown = !same.IsEmpty || !written.IsEmpty;
        if (!isKnown && others.IsEmpty)
        {
            return now is null ? null : throw new MillraceException(
                $"No step in the store {store.Path} has read or written {path} as it is now (SHA-256 {now[..ShownDigits]}…), or any earlier version of it.");
        }

        LineageNode[] nodes = [.. same, .. written, .. !isKnown || allVersions ? others : []];
        return new LineageRoots([.. nodes], Note(now, isKnown, allVersions, others.Length));
    }

    private static string? Note(string? now, bool isKnown, bool allVersions, int others)
    {
        if (others == 0)
            return null;
        string versions = Texts.Plural(others, isKnown ? "other version" : "version");
        if (allVersions)
            return $"Steps read {versions} of this file; all are meant.";
        if (isKnown)
            return $"Steps read {versions} of this file as well: --versions takes all.";
        return now is null
            ? $"The file is no longer there: shown is what is known of {versions} that steps read."
            : $"No step has read the file as it is now: shown is what is known of {versions} that steps read.";
    }

    private LineageRoots? OfFolder(string path, bool allVersions)
    {
        ImmutableArray<LineageNode> files = store.Lineage.FindFiles(new LineageFileFilter { Folder = path });
        if (files.IsEmpty)
            return null;
        LineageNode[] latest = [.. files.DistinctBy(static each => each.File!.Path)];
        int paths = latest.Length, earlier = files.Length - paths;
        string note = $"Steps read {Texts.Plural(paths, "file")} in this folder";
        if (allVersions || earlier == 0)
            return new LineageRoots(files, earlier == 0 ? $"{note}." : $"{note}, in {Texts.Count(files.Length)} versions; all are meant.");
        return new LineageRoots([.. latest], $"{note}; the latest version of each is meant: --versions takes the {Texts.Count(earlier)} earlier ones as well.");
    }

    /// <summary>SHA-256 of a file's bytes; null where there is no such file.</summary>
    private string? DigestOf(string path, CancellationToken cancellation)
    {
        if (!File.Exists(path))
            return null;
        try
        {
            return store.Versions.DigestOf(path, cancellation);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new MillraceException($"The file {path} cannot be read: {exception.Message}", exception);
        }
    }
}
