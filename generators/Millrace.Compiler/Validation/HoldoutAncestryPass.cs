namespace Millrace.Compiler;

/// <summary>Is something fitted, trained or chosen on data from which a split has yet to take the holdout out?</summary>
internal sealed class HoldoutAncestryPass : IGraphPass
{
    public void Check(PipelineGraph graph, ICollection<DiagnosticInfo> findings)
    {
        HoldoutAncestry ancestry = HoldoutAncestry.Of(graph);
        var misused = new HashSet<(int Step, int Input, Edge Edge)>(HoldoutTaint.Of(graph).Misuses.Select(each => (each.Step, each.Input, each.Edge)));
        for (int number = 0; number < graph.Steps.Count; number++)
        {
            StepNode step = graph.Steps[number];
            for (int i = 0; i < step.Inputs.Count && i < step.Component.Inputs.Count; i++)
            {
                InputModel input = step.Component.Inputs[i];
                if (HoldoutTaint.Allows(step.Component, input))
                    continue;
                foreach (Edge edge in step.Inputs[i].Edges.Where(each => EdgeTypes.Fits(graph, each, input)))
                {
                    // Holdout data that came here otherwise has been reported, and one mistake is one diagnostic.
                    if (misused.Contains((number, i, edge)) || ancestry.Holds(edge, number) is not { } origin)
                        continue;
                    StepNode split = graph.Steps[origin.Step];
                    findings.Add(DiagnosticInfo.Create(
                        WiringRules.HoldoutHeld,
                        edge.Location,
                        graph.Steps[edge.Step].OutputName(edge.Output),
                        split.OutputName(origin.Output),
                        input.Argument.TrimStart('@'),
                        step.Name,
                        HoldoutTaint.Use(input),
                        split.Name));
                }
            }
        }
    }
}
