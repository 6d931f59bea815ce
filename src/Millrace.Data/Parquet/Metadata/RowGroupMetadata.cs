using System.Collections.Immutable;

namespace Millrace.Data;

/// <summary>Rows that are stored together.</summary>
/// <param name="Rows">How many there are.</param>
/// <param name="Chunks">A chunk for each leaf, in the order of the leaves.</param>
internal sealed record RowGroupMetadata(long Rows, ImmutableArray<ChunkMetadata> Chunks);
