namespace Millrace.Runtime;

/// <summary>Writes down and reads of which files from outside the store keeps copies.</summary>
internal interface IKeptSources
{
    /// <summary>Those of some contents that are kept, by their digests.</summary>
    /// <param name="digests">SHA-256 of the contents.</param>
    Dictionary<string, KeptSource> Known(IReadOnlyCollection<string> digests);

    /// <summary>All that are kept, each with a path where it was read, if a recorded step has read it.</summary>
    List<(KeptSource Kept, string? Path)> All();

    /// <summary>Those of some contents that a recorded step has read.</summary>
    /// <param name="digests">SHA-256 of the contents.</param>
    HashSet<string> Read(IReadOnlyCollection<string> digests);

    /// <summary>Writes down copies, all or none; of contents that are kept already the new copy counts.</summary>
    Task AddAsync(IReadOnlyCollection<KeptSource> copies);
}
