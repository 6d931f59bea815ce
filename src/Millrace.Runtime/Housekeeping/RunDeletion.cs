using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>What became of runs that somebody deleted, or would become of them.</summary>
/// <param name="Runs">The identities of the runs, as they were asked for.</param>
/// <param name="Lending">
/// Those of them whose results stand for steps of other runs: these results stay for as long as others reuse them, and all else of the run is gone.
/// </param>
/// <param name="Contents">How many contents of artifacts were freed.</param>
/// <param name="Bytes">Their bytes.</param>
/// <param name="WasInUse">Whether other programs used the store meanwhile, so that results which they may reuse stayed.</param>
public sealed record RunDeletion(ImmutableArray<string> Runs, ImmutableArray<string> Lending, int Contents, long Bytes, bool WasInUse);
