namespace Millrace.Data;

/// <summary>The files that a path stands for: itself, or those of a folder.</summary>
internal static class SourceFiles
{
    private const string Packed = ".gz";

    /// <summary>Finds the files in the ordinal order of their names.</summary>
    /// <param name="path">A file, whatever its extension, or a folder.</param>
    /// <param name="extension">The extension that counts in a folder, case ignored; subfolders do not count.</param>
    /// <param name="error">Makes the error to throw.</param>
    public static IReadOnlyList<string> Find(string path, string extension, Func<string, Exception> error) => Find(path, [extension], error);

    /// <summary>Finds the files in the ordinal order of their names.</summary>
    /// <param name="path">A file, whatever its extension, or a folder.</param>
    /// <param name="extensions">The extensions that count in a folder, case ignored; subfolders do not count.</param>
    /// <param name="error">Makes the error to throw.</param>
    public static IReadOnlyList<string> Find(string path, IReadOnlyList<string> extensions, Func<string, Exception> error)
    {
        if (!Directory.Exists(path))
            return File.Exists(path) ? [path] : throw error("there is no such file or folder.");
        string[] files = [.. Directory.EnumerateFiles(path).Where(file => HasOne(file, extensions))];
        Array.Sort(files, static (a, b) => string.CompareOrdinal(Path.GetFileName(a), Path.GetFileName(b)));
        var names = new HashSet<string>(files, StringComparer.Ordinal);
        if (Array.Find(files, file => names.Contains($"{file}{Packed}")) is { } both)
        {
            string name = Path.GetFileName(both);
            throw error($"the folder holds {name} and {name}{Packed}, which would give each row twice: move one of them away.");
        }

        return files.Length > 0 ? files : throw error($"the folder holds no {extensions[0]} file.");
    }

    /// <summary>Whether a file has one of the extensions, case ignored.</summary>
    public static bool HasOne(string file, IReadOnlyList<string> extensions) =>
        extensions.Any(extension => file.EndsWith(extension, StringComparison.OrdinalIgnoreCase));
}
