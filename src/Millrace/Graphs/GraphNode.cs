namespace Millrace.Graphs;

/// <summary>A node of a drawn graph.</summary>
/// <param name="Name">What stands in it.</param>
/// <param name="SeesHoldout">Whether holdout data reaches it.</param>
/// <param name="Kind">What it is.</param>
internal sealed record GraphNode(string Name, bool SeesHoldout, GraphNodeKind Kind = GraphNodeKind.Step);
