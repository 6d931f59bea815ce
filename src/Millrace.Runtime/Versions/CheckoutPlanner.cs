using System.Collections.Immutable;
using System.Globalization;

namespace Millrace.Runtime;

/// <summary>Finds out which files make up a version of data, and where they are.</summary>
/// <param name="store">The store.</param>
/// <param name="queries">Where runs have read files.</param>
internal sealed class CheckoutPlanner(Store store, IVersionQueries queries)
{
    /// <summary>The files of an artifact.</summary>
    /// <exception cref="MillraceException">It has none, or they are gone.</exception>
    public CheckoutPlan Plan(ArtifactRecord artifact)
    {
        var files = ImmutableArray.CreateBuilder<CheckoutFile>();
        var parts = ImmutableArray.CreateBuilder<(string, ArtifactRecord)>();
        Add(artifact, "", files, parts);
        return new CheckoutPlan(
            files.ToImmutable(),
            parts.Sum(static each => each.Item2.Bytes),
            parts.ToImmutable(),
            static (file, problem) => new MillraceException(
                $"The file {file.Places.First()} of the store cannot be read: {problem} Run the pipeline again to make it anew."));
    }

    /// <summary>The files of a version.</summary>
    /// <exception cref="MillraceException">Two of them have the same name below what they have in common.</exception>
    public CheckoutPlan Plan(DataVersion version)
    {
        Dictionary<string, DataFile> named = new(StringComparer.Ordinal);
        foreach (DataFile file in version.Sources)
        {
            if (!named.TryAdd(version.NameOf(file), file))
                throw new MillraceException($"{named[version.NameOf(file)].Path} and {file.Path} have no folder in common, so one folder cannot hold both.");
        }

        return new CheckoutPlan(
            [.. named.Select(each => new CheckoutFile(each.Key, each.Value.Bytes, each.Value.Digest, PlacesOf(each.Value)))],
            version.Bytes,
            [],
            (file, problem) => Absent(named[file.Name], version, problem));
    }

    private static MillraceException Absent(DataFile file, DataVersion version, string? problem)
    {
        string state = !File.Exists(file.Path) ? "is gone"
            : problem is null ? "holds something else now" : $"cannot be read ({problem.TrimEnd('.')})";
        return new MillraceException(string.Create(
            CultureInfo.InvariantCulture,
            $"The store has no sound copy of {file.Path} as run {version.LastSeen.Run} read it ({file.Bytes} bytes, sha256:{file.Digest}), and the file "
            + $"{state}. Bring that content back to its place and try again. 'run --keep-sources' and 'data keep' copy files into the store, so that their "
            + $"versions can be had again."));
    }

    private void Add(
        ArtifactRecord artifact,
        string folder,
        ImmutableArray<CheckoutFile>.Builder files,
        ImmutableArray<(string Folder, ArtifactRecord Artifact)>.Builder parts)
    {
        if (artifact.IsCollection)
        {
            ImmutableArray<ArtifactRecord> items = store.Artifacts.ItemsOf(artifact);
            int width = Math.Max(0, items.Length - 1).ToString(CultureInfo.InvariantCulture).Length;
            for (int i = 0; i < items.Length; i++)
                Add(items[i], $"{folder}{i.ToString(CultureInfo.InvariantCulture).PadLeft(width, '0')}/", files, parts);
            return;
        }

        if (artifact.IsInline)
        {
            throw new MillraceException(
                $"The {artifact.DisplayType} {artifact.Digest[..16]} has no files: it is kept in the store's metadata, and 'artifacts head' shows it.");
        }

        parts.Add((folder, artifact));
        foreach ((string name, string path) in FolderDigest.List(store.FolderOf(artifact)))
            files.Add(new CheckoutFile(folder + name, null, null, [path]));
    }

    private IEnumerable<string> PlacesOf(DataFile file)
    {
        if (store.Keeper.PathOf(file.Digest) is { } copy)
            yield return copy;
        yield return file.Path;
        foreach (DataFile other in queries.FilesOf(file.Digest).Values)
        {
            if (other.Path != file.Path)
                yield return other.Path;
        }
    }
}
