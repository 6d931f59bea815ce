namespace Millrace.Runtime;

/// <summary>A file, a folder, or a pattern of files that come span by span, as somebody asks for its versions.</summary>
/// <param name="Path">The full path; of a pattern its text.</param>
/// <param name="Pattern">The pattern; null for a file or folder.</param>
internal sealed record DataScope(string Path, SpanPattern? Pattern)
{
    /// <summary>Reads what somebody wrote.</summary>
    /// <exception cref="MillraceException">It is neither a path nor a pattern.</exception>
    public static DataScope Parse(string text)
    {
        try
        {
            string path = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(text));
            bool isPattern = text.AsSpan().IndexOfAny('{', '*') >= 0 && !File.Exists(path) && !Directory.Exists(path);
            return isPattern ? new DataScope(text, SpanPattern.Parse(text)) : new DataScope(path, null);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException or IOException or FormatException)
        {
            throw new MillraceException($"'{text}' is neither a path nor a pattern of paths: {exception.Message}", exception);
        }
    }

    /// <summary>The versions of its files, and the folder that their names are told from.</summary>
    public (Dictionary<long, DataFile> Files, string Root) Find(IVersionQueries queries)
    {
        if (Pattern is not null)
        {
            Dictionary<long, DataFile> below = queries.FilesBelow(SourceSet.WithSeparator(Pattern.Folder));
            return (below.Where(each => Pattern.Fits(each.Value.Path)).ToDictionary(), System.IO.Path.TrimEndingDirectorySeparator(Pattern.Folder));
        }

        Dictionary<long, DataFile> files = queries.FilesAt(Path);
        return files.Count > 0 ? (files, System.IO.Path.GetDirectoryName(Path) ?? Path) : (queries.FilesBelow(SourceSet.WithSeparator(Path)), Path);
    }
}
