namespace Millrace.Compiler;

/// <summary>What flows into one input: one edge, or several for an input that takes a list.</summary>
public sealed record InputEdges(EquatableArray<Edge> Edges);
