using Millrace.Runtime;

namespace Millrace.Graphs;

/// <summary>A node of lineage and where it lies.</summary>
/// <param name="Node">The node.</param>
/// <param name="Direction">Which way from the roots; null for a root.</param>
/// <param name="Depth">How many links away.</param>
internal sealed record LineageUnionNode(LineageNode Node, LineageDirection? Direction, int Depth);
