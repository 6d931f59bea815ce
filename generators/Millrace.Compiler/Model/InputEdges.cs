namespace Millrace.Compiler;

/// <summary>What flows into one input: one edge, or several for an input that takes a list.</summary>
public sealed record InputEdges(EquatableArray<Edge> Edges)
{
    /// <summary>Whether an argument is written for it; a list may be given nothing with <c>[]</c>, or be left out.</summary>
    public bool IsWritten { get; init; } = true;

    /// <summary>All that may flow in, what stands in for another included.</summary>
    public IEnumerable<Edge> Alternatives => Edges.SelectMany(static each => each.Alternatives);
}
