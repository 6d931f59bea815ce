namespace Millrace;

/// <summary>The folders and files of this machine, as a search for spans looks at them.</summary>
internal class SpanFolders
{
    public static SpanFolders Real { get; } = new();

    /// <summary>Whether a backslash parts folders too.</summary>
    public virtual bool IsWindows => OperatingSystem.IsWindows();

    /// <summary>How names are compared.</summary>
    public virtual StringComparison Comparison =>
        OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>The names of what lies in a folder; none where there is no such folder.</summary>
    /// <param name="folder">The folder; empty for the current one.</param>
    /// <param name="files">Whether files are meant, or folders.</param>
    public virtual IEnumerable<string> List(string folder, bool files)
    {
        string path = folder.Length == 0 ? "." : folder;
        if (!Directory.Exists(path))
            return [];
        return (files ? Directory.EnumerateFiles(path) : Directory.EnumerateDirectories(path)).Select(static each => Path.GetFileName(each));
    }

    /// <summary>Whether there is a file or folder.</summary>
    public virtual bool Exists(string path, bool file) => file ? File.Exists(path) : Directory.Exists(path);
}
