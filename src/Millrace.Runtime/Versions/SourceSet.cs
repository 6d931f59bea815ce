using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>Files from outside that were read together.</summary>
internal static class SourceSet
{
    private static readonly StringComparison s_comparison = OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>The digest of files: of one that of its bytes, of several that of a folder of the names below what they have in common.</summary>
    public static string DigestOf(ImmutableArray<DataFile> files)
    {
        if (files.Length == 1)
            return files[0].Digest;
        string root = CommonFolder(files);
        return FolderDigest.Of(
            files.Select(file => (Name: NameBelow(root, file.Path), file.Bytes, file.Digest)).OrderBy(static each => each.Name, StringComparer.Ordinal));
    }

    /// <summary>The deepest folder that holds all files; empty where they have none in common.</summary>
    public static string CommonFolder(ImmutableArray<DataFile> files)
    {
        string? folder = files.IsEmpty ? null : Path.GetDirectoryName(files[0].Path);
        while (folder is not null && !files.All(file => IsBelow(folder, file.Path)))
            folder = Path.GetDirectoryName(folder);
        return folder ?? "";
    }

    /// <summary>Whether a path lies in a folder, at any depth.</summary>
    public static bool IsBelow(string folder, string path) => path.StartsWith(WithSeparator(folder), s_comparison);

    /// <summary>A path as seen from a folder, with slashes; one that lies elsewhere is told by its last name.</summary>
    public static string NameBelow(string folder, string path)
    {
        string start = WithSeparator(folder);
        string name = folder.Length > 0 && path.StartsWith(start, s_comparison) ? path[start.Length..] : Path.GetFileName(path);
        return name.Replace(Path.DirectorySeparatorChar, '/');
    }

    /// <summary>A folder's path with the separator at its end.</summary>
    public static string WithSeparator(string folder) => Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar;
}
