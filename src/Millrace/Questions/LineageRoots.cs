using System.Collections.Immutable;
using Millrace.Runtime;

namespace Millrace.Questions;

/// <summary>Where lineage begins: what a reference stands for.</summary>
/// <param name="Nodes">The nodes, at least one.</param>
/// <param name="Note">What else there is to say of the reference; null for nothing.</param>
public sealed record LineageRoots(ImmutableArray<LineageNode> Nodes, string? Note = null);
