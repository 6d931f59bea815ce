namespace Millrace.Compiler;

/// <summary>
/// Is what variables take used? A call without a variable, or with <c>_</c>, says that its result is meant for people, so only variables count.
/// Where all variables of a step are unused, the step is named once; what led to it is needed by it.
/// </summary>
internal sealed class UnusedResultPass : IGraphPass
{
    public void Check(PipelineGraph graph, ICollection<DiagnosticInfo> findings)
    {
        if (graph.Variables.All(each => each.IsUsed))
            return;
        HashSet<int> needed = Needed(graph);
        var reported = new HashSet<int>();
        foreach (VariableNode variable in graph.Variables.Where(each => !each.IsUsed))
        {
            if (variable.IsOverwritten && needed.Contains(variable.Step))
                continue;
            if (variable.Step < 0 || needed.Contains(variable.Step))
                findings.Add(DiagnosticInfo.Create(WiringRules.UnusedResult, variable.Location, variable.Name, variable.IsDeconstructed ? "write '_' in its place" : "remove the variable"));
            else if (reported.Add(variable.Step))
                findings.Add(DiagnosticInfo.Create(WiringRules.NeedlessStep, graph.Steps[variable.Step].Location, graph.Steps[variable.Step].NameOfTurns, Names(graph, variable.Step)));
        }
    }

    /// <summary>The steps whose results flow on, or are read from a variable.</summary>
    private static HashSet<int> Needed(PipelineGraph graph)
    {
        var needed = new HashSet<int>(graph.Steps.SelectMany(each => each.Needs).Concat(graph.Outputs.SelectMany(each => each.Edge.Alternatives)).Select(each => each.Step));
        needed.UnionWith(graph.Variables.Where(each => each.IsUsed).Select(each => each.Step));
        return needed;
    }

    private static string Names(PipelineGraph graph, int step) => string.Join("' or '", graph.Variables.Where(each => each.Step == step).Select(each => each.Name).Distinct());
}
