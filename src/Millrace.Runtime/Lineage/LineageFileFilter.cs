namespace Millrace.Runtime;

/// <summary>Which versions of files from outside are wanted: those that meet all that is said here.</summary>
public sealed record LineageFileFilter
{
    /// <summary>At this full path; null for any.</summary>
    public string? Path { get; init; }

    /// <summary>In this folder or one within it, by its full path; null for any.</summary>
    public string? Folder { get; init; }

    /// <summary>With what the digest begins, in lower-case hexadecimal digits; null for any.</summary>
    public string? Digest { get; init; }
}
