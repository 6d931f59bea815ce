namespace Millrace.Runtime;

/// <summary>Keeps the digests of files from outside, with the lengths and times that the files had.</summary>
internal interface ISourceCatalog
{
    /// <summary>The digest of a file that has this stamp, in hexadecimal digits; null where it is not known.</summary>
    string? Find(string path, string stamp);

    /// <summary>Keeps a digest; part of a transaction.</summary>
    int Keep(string path, string stamp, string digest);

    /// <summary>All that are kept.</summary>
    List<(string Path, string Stamp)> All();

    /// <summary>Forgets files, in one transaction.</summary>
    void Forget(IReadOnlyCollection<string> paths);
}
