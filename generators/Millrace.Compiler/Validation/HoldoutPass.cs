namespace Millrace.Compiler;

/// <summary>Does data that nobody may see before the final evaluation flow into fitting, training or choosing?</summary>
internal sealed class HoldoutPass : IGraphPass
{
    public void Check(PipelineGraph graph, ICollection<DiagnosticInfo> findings)
    {
        foreach (HoldoutTaint.Misuse misuse in HoldoutTaint.Of(graph).Misuses)
        {
            StepNode step = graph.Steps[misuse.Step];
            StepNode origin = graph.Steps[misuse.Origin.Step];
            InputModel input = step.Component.Inputs[misuse.Input];
            string source = origin.Component.Outputs.Count > 1 ? $"{origin.Name}/{origin.Component.Outputs[misuse.Origin.Output].Name}" : origin.Name;
            string use = input.Role is InputRole.Unspecified or InputRole.Evaluation ? "training, because the component yields something learned" : input.Role.ToString().ToLowerInvariant();
            findings.Add(DiagnosticInfo.Create(WiringRules.HoldoutMisused, misuse.Edge.Location, source, input.Argument, step.Name, use));
        }
    }
}
