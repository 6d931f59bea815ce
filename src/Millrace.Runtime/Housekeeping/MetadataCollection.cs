namespace Millrace.Runtime;

/// <summary>What was removed from the metadata, and what is left of use there.</summary>
/// <param name="Gone">The identities of the runs that are gone.</param>
/// <param name="Lending">Those of the runs that stay only for results that others reuse.</param>
/// <param name="Needed">The digests of all contents that are still needed.</param>
/// <param name="Freed">Those of the contents that were needed before.</param>
/// <param name="Values">How many values that the metadata held itself are gone.</param>
/// <param name="Bytes">Their bytes.</param>
/// <param name="WasInUse">Whether runs went on meanwhile.</param>
internal sealed record MetadataCollection(
    HashSet<string> Gone, HashSet<string> Lending, HashSet<string> Needed, HashSet<string> Freed, int Values, long Bytes, bool WasInUse)
{
    /// <summary>The steps whose logs go although others of their runs stay, with the identities of the runs.</summary>
    public IReadOnlyList<(string RunId, string Step)> Logs { get; init; } = [];
}
