using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>
/// What a run found in the store before it began. The transaction that begins the run takes hold of it, if it is still there: from then on nobody removes it.
/// </summary>
/// <param name="Artifacts">Artifacts that references stand for, each with the position of its step.</param>
/// <param name="Inputs">Artifacts that references in the bodies of maps stand for, each with the position of the map and that among the map's inputs.</param>
/// <param name="Results">Results that stand for skipped steps, each with the position of its step.</param>
internal sealed record FoundResults(
    ImmutableArray<(int Step, OutputRecord Output)> Artifacts,
    ImmutableArray<(int Step, int Position, InputRecord Input)> Inputs,
    ImmutableArray<(int Step, CacheHit Hit)> Results);
