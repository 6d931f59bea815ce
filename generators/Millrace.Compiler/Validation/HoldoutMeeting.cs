namespace Millrace.Compiler;

/// <summary>Does something that a step learned come to a step together with holdout data?</summary>
internal static class HoldoutMeeting
{
    /// <summary>Whether a step takes both: what another one learned, or what that led to, and rows of a holdout output, or what they led to.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="learner">The step that learns.</param>
    /// <param name="origin">The holdout output.</param>
    public static bool Exists(PipelineGraph graph, int learner, HoldoutTaint.Origin origin)
    {
        bool[] isLed = new bool[graph.Steps.Count], holds = new bool[graph.Steps.Count];
        isLed[learner] = true;
        foreach (int number in StepOrder.Of(graph))
        {
            Edge[] edges = [.. graph.Steps[number].Inputs.SelectMany(static each => each.Alternatives)];
            bool takesLearned = edges.Any(edge => isLed[edge.Step] && (edge.Step == learner || Output(graph, edge)?.IsLearned == true));
            bool takesHoldout = edges.Any(edge => (edge.Step == origin.Step && edge.Output == origin.Output) || (holds[edge.Step] && Output(graph, edge)?.IsLearned != true));
            if (takesLearned && takesHoldout)
                return true;
            isLed[number] |= edges.Any(edge => isLed[edge.Step]);
            holds[number] = takesHoldout;
        }

        return false;
    }

    private static OutputModel? Output(PipelineGraph graph, Edge edge) =>
        graph.Steps[edge.Step].Component.Outputs is var outputs && edge.Output < outputs.Count ? outputs[edge.Output] : null;
}
