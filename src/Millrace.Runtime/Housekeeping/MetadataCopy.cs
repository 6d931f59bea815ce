namespace Millrace.Runtime;

/// <summary>A backup of metadata that was written, or brought back.</summary>
/// <param name="Path">The full path of the backup.</param>
/// <param name="Runs">How many runs it tells of.</param>
/// <param name="Bytes">How long it is, in bytes.</param>
public sealed record MetadataCopy(string Path, int Runs, long Bytes)
{
    /// <summary>Where the metadata is now whose place the backup took, as a full path; null where there was none.</summary>
    public string? Replaced { get; init; }
}
