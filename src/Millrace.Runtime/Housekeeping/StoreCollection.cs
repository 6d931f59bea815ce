using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>What was removed from a store, or would be.</summary>
/// <param name="Runs">The runs that are gone, newest first.</param>
/// <param name="KeptRuns">How many stay.</param>
/// <param name="Contents">How many contents of artifacts were freed.</param>
/// <param name="Bytes">Their bytes.</param>
/// <param name="WasInUse">Whether other programs used the store meanwhile, so that results which they may reuse stayed.</param>
public sealed record StoreCollection(ImmutableArray<RunSummary> Runs, int KeptRuns, int Contents, long Bytes, bool WasInUse);
