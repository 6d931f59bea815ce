namespace Millrace.Compiler;

/// <summary>Is something fitted, trained or chosen on data from which a split has yet to take the holdout out?</summary>
internal sealed class HoldoutAncestryPass : IGraphPass
{
    public void Check(PipelineGraph graph, ICollection<DiagnosticInfo> findings)
    {
        Expansion expansion = Expansion.Of(graph);
        graph = expansion.Graph;
        HoldoutAncestry ancestry = HoldoutAncestry.Of(graph);
        var misused = new HashSet<(int Step, int Input, Edge Edge)>(HoldoutTaint.Of(graph).Misuses.Select(each => (each.Step, each.Input, each.Edge)));
        var entries = new HashSet<(int Step, int Input, Edge Edge)>();
        for (int number = 0; number < graph.Steps.Count; number++)
        {
            StepNode step = graph.Steps[number];
            for (int i = 0; i < step.Inputs.Count && i < step.Component.Inputs.Count; i++)
            {
                InputModel input = step.Component.Inputs[i];
                if (HoldoutTaint.Allows(step.Component, input))
                    continue;
                foreach (Edge edge in step.Inputs[i].Alternatives.Where(each => EdgeTypes.Fits(graph, each, input)))
                {
                    // Holdout data that came here otherwise has been reported, and one mistake is one diagnostic.
                    if (misused.Contains((number, i, edge)) || ancestry.Holds(edge, number) is not { } origin)
                        continue;
                    int taker = number;
                    if (ancestry.Entry(edge, origin) is not { } entry)
                        Report(edge, number, i, HoldoutTaint.Use(input));
                    else if (entries.Add(entry))
                        Report(entry.Edge, entry.Step, entry.Input, $"data that '{step.Name}' takes for {HoldoutTaint.Use(input)}");

                    void Report(Edge at, int step, int place, string use)
                    {
                        if (expansion.Place(step, origin.Step, at, each => ancestry.Holds(each, taker) == origin) is { } location)
                            findings.Add(Finding(graph, at with { Location = location }, origin, step, place, use));
                    }
                }
            }
        }
    }

    private static DiagnosticInfo Finding(PipelineGraph graph, Edge edge, HoldoutTaint.Origin origin, int taker, int input, string use)
    {
        StepNode split = graph.Steps[origin.Step], step = graph.Steps[taker];
        return DiagnosticInfo.Create(
            WiringRules.HoldoutHeld,
            edge.Location,
            graph.Steps[edge.Step].OutputName(edge.Output),
            split.OutputName(origin.Output),
            step.Component.Inputs[input].Argument.TrimStart('@'),
            step.Name,
            use,
            split.Name);
    }
}
