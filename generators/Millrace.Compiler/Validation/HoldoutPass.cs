namespace Millrace.Compiler;

/// <summary>Does data that nobody may see before the final evaluation flow into fitting, training or choosing?</summary>
internal sealed class HoldoutPass : IGraphPass
{
    public void Check(PipelineGraph graph, ICollection<DiagnosticInfo> findings)
    {
        HoldoutTaint taint = HoldoutTaint.Of(graph);
        foreach (HoldoutTaint.Misuse misuse in taint.Misuses)
        {
            StepNode step = graph.Steps[misuse.Step];
            InputModel input = step.Component.Inputs[misuse.Input];
            string source = graph.Steps[misuse.Origin.Step].OutputName(misuse.Origin.Output);
            findings.Add(DiagnosticInfo.Create(WiringRules.HoldoutMisused, misuse.Edge.Location, source, input.Argument.TrimStart('@'), step.Name, HoldoutTaint.Use(input)));
        }

        foreach (HoldoutTaint.Decision decision in taint.Decisions)
        {
            string source = graph.Steps[decision.Origin.Step].OutputName(decision.Origin.Output);
            findings.Add(DiagnosticInfo.Create(WiringRules.HoldoutDecides, decision.Edge.Location, source, graph.Steps[decision.Step].Name));
        }
    }
}
