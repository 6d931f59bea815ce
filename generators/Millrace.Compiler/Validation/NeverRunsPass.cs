namespace Millrace.Compiler;

/// <summary>
/// Can what a step needs hold together? It runs only where its conditions hold, and where those steps ran whose results it cannot do without.
/// </summary>
internal sealed class NeverRunsPass : IGraphPass
{
    public void Check(PipelineGraph graph, ICollection<DiagnosticInfo> findings)
    {
        var needed = new Dictionary<Edge, bool>?[graph.Steps.Count];
        foreach (int number in StepOrder.Of(graph))
        {
            StepNode step = graph.Steps[number];
            var own = new Dictionary<Edge, bool>();
            needed[number] = own;
            foreach (Edge edge in Required(step))
            {
                // What hangs on a step that never runs has been told with that step.
                if (needed[edge.Step] is not { } before)
                {
                    needed[number] = null;
                    break;
                }

                foreach (KeyValuePair<Edge, bool> each in before)
                    Add(each.Key, each.Value, edge.Location);
            }

            foreach (StepCondition condition in step.Conditions)
                Add(condition.Edge.Placeless, condition.Holds, condition.Edge.Location);

            void Add(Edge condition, bool holds, LocationInfo place)
            {
                if (needed[number] is null || (own.TryGetValue(condition, out bool other) && other == holds))
                    return;
                if (!own.ContainsKey(condition))
                {
                    own.Add(condition, holds);
                    return;
                }

                needed[number] = null;
                findings.Add(DiagnosticInfo.Create(WiringRules.NeverRuns, place, step.NameOfTurns, graph.Steps[condition.Step].OutputName(condition.Output)));
            }
        }
    }

    /// <summary>The results without which a step does not run: not those that may be missing, and not those for which another stands in.</summary>
    private static IEnumerable<Edge> Required(StepNode step) => step.Always is not null
        ? []
        : step.Inputs.Zip(step.Component.Inputs, static (given, input) => input.IsOptional || input.IsList ? default : given.Edges)
            .SelectMany(static each => each)
            .Concat(step.Conditions.Select(static each => each.Edge))
            .Where(static each => each.Fallback is null);
}
