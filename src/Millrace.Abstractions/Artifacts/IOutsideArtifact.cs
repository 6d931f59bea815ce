namespace Millrace;

/// <summary>
/// An artifact that stands for something outside of the store: a file that was written, a model in a registry. The store records both with it, so that the
/// artifact is found by what it stands for without being opened.
/// </summary>
public interface IOutsideArtifact
{
    /// <summary>The full path of the file or folder; null where nobody wrote it down.</summary>
    string? FullPath { get; }

    /// <summary>SHA-256 of what is there, in hexadecimal digits.</summary>
    string Digest { get; }
}
