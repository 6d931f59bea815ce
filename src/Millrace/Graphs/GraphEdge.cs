namespace Millrace.Graphs;

/// <summary>One artifact that flows from a node to another, or a value that decides whether a step runs.</summary>
/// <param name="From">The giving node's position.</param>
/// <param name="To">The taking node's position.</param>
/// <param name="Label">What flows, as a person reads it: <c>test: Dataset&lt;Trip&gt;</c>.</param>
/// <param name="IsHoldout">Whether it is, or comes from, holdout data.</param>
/// <param name="IsCondition">Whether it decides whether the step runs.</param>
internal sealed record GraphEdge(int From, int To, string Label, bool IsHoldout, bool IsCondition = false)
{
    /// <summary>Whether its line is dashed.</summary>
    public bool IsDashed => IsHoldout || IsCondition;
}
