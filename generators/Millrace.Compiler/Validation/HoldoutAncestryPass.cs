namespace Millrace.Compiler;

/// <summary>Is something fitted, trained or chosen on data from which a split has yet to take the holdout out?</summary>
internal sealed class HoldoutAncestryPass : IGraphPass
{
    public void Check(PipelineGraph graph, ICollection<DiagnosticInfo> findings)
    {
        Expansion expansion = Expansion.Of(graph);
        HoldoutAncestry ancestry = HoldoutAncestry.Of(expansion.Graph);
        var told = new Dictionary<PipelineGraph, HashSet<string>>(ReferenceComparer.Instance);
        foreach (Leak leak in Find(expansion.Graph, ancestry))
        {
            // A pipeline that does so of itself is told so; where it is given the same data twice, whoever gives it is.
            if (expansion.Common(leak.Step, leak.Origin.Step) is not { Step: { Body: { } body } call } || !Told(body).Contains(leak.Key(expansion.Graph, call.Name + ".")))
                findings.Add(Finding(expansion.Graph, leak, expansion.Place(leak.Step, leak.Edge, each => ancestry.Holds(each, leak.Taker) == leak.Origin)));
        }

        HashSet<string> Told(PipelineGraph body)
        {
            if (!told.TryGetValue(body, out HashSet<string>? keys))
            {
                PipelineGraph own = Expansion.Of(body).Graph;
                told.Add(body, keys = [.. Find(own, HoldoutAncestry.Of(own)).Select(each => each.Key(own, ""))]);
            }

            return keys;
        }
    }

    private static IEnumerable<Leak> Find(PipelineGraph graph, HoldoutAncestry ancestry)
    {
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
                    if (ancestry.Entry(edge, origin) is not { } entry)
                        yield return new Leak(edge, number, i, HoldoutTaint.Use(input), origin, number);
                    else if (entries.Add(entry))
                        yield return new Leak(entry.Edge, entry.Step, entry.Input, $"data that '{step.Name}' takes for {HoldoutTaint.Use(input)}", origin, number);
                }
            }
        }
    }

    private static DiagnosticInfo Finding(PipelineGraph graph, Leak leak, LocationInfo place)
    {
        StepNode split = graph.Steps[leak.Origin.Step], step = graph.Steps[leak.Step];
        return DiagnosticInfo.Create(
            WiringRules.HoldoutHeld,
            place,
            graph.Steps[leak.Edge.Step].OutputName(leak.Edge.Output),
            split.OutputName(leak.Origin.Output),
            step.Component.Inputs[leak.Input].Argument.TrimStart('@'),
            step.Name,
            leak.Use,
            split.Name);
    }

    /// <summary>Data that still holds a holdout where it may not.</summary>
    /// <param name="Edge">How it gets there.</param>
    /// <param name="Step">The step that takes it.</param>
    /// <param name="Input">The input that it flows into.</param>
    /// <param name="Use">What it is used for, there or by what comes of it.</param>
    /// <param name="Origin">The holdout.</param>
    /// <param name="Taker">The step that may not have it.</param>
    private sealed record Leak(Edge Edge, int Step, int Input, string Use, HoldoutTaint.Origin Origin, int Taker)
    {
        /// <summary>The steps by their names inside of a pipeline, whose name with a dot is left out.</summary>
        public string Key(PipelineGraph graph, string prefix) => $"{Inside(graph, Step, prefix)} {Input} {Inside(graph, Origin.Step, prefix)} {Origin.Output}";

        private static string Inside(PipelineGraph graph, int step, string prefix) => graph.Steps[step].Name.Substring(prefix.Length);
    }

    /// <summary>Tells graphs apart by which they are: to compare what is in them takes long.</summary>
    private sealed class ReferenceComparer : IEqualityComparer<PipelineGraph>
    {
        public static ReferenceComparer Instance { get; } = new();

        public bool Equals(PipelineGraph? graph, PipelineGraph? other) => ReferenceEquals(graph, other);

        public int GetHashCode(PipelineGraph graph) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(graph);
    }
}
