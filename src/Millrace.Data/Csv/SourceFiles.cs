namespace Millrace.Data;

/// <summary>The files that a path stands for: itself, or those of a folder.</summary>
internal static class SourceFiles
{
    /// <summary>Finds the files in the ordinal order of their names.</summary>
    /// <param name="path">A file, whatever its extension, or a folder.</param>
    /// <param name="extension">The extension that counts in a folder, case ignored; subfolders do not count.</param>
    /// <param name="error">Makes the error to throw.</param>
    public static IReadOnlyList<string> Find(string path, string extension, Func<string, Exception> error)
    {
        if (!Directory.Exists(path))
            return File.Exists(path) ? [path] : throw error("there is no such file or folder.");
        string[] files = [.. Directory.EnumerateFiles(path).Where(file => Path.GetExtension(file).Equals(extension, StringComparison.OrdinalIgnoreCase))];
        Array.Sort(files, static (a, b) => string.CompareOrdinal(Path.GetFileName(a), Path.GetFileName(b)));
        return files.Length > 0 ? files : throw error($"the folder holds no {extension} file.");
    }
}
