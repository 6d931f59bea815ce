namespace Millrace.Graphs;

/// <summary>One artifact that flows from a step to another.</summary>
/// <param name="From">The giving step's position.</param>
/// <param name="To">The taking step's position.</param>
/// <param name="Output">The output.</param>
/// <param name="Input">The input.</param>
/// <param name="ViewName">The view through which it is seen, or null.</param>
/// <param name="HasSiblings">Whether the giving step has other outputs, so that the label needs the output's name.</param>
/// <param name="IsHoldout">Whether it is, or comes from, holdout data.</param>
internal sealed record GraphEdge(int From, int To, OutputInfo Output, InputInfo Input, string? ViewName, bool HasSiblings, bool IsHoldout)
{
    /// <summary>What flows, as a person reads it: <c>test: Dataset&lt;Trip&gt;</c>.</summary>
    public string Label => GraphText.Label(Output.Name, Output.Type.DisplayName, ViewName ?? "", HasSiblings, IsHoldout);
}
