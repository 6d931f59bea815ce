namespace Millrace.Compiler;

/// <summary>Does an input that takes several artifacts get each of them once?</summary>
internal sealed class RepeatedInputPass : IGraphPass
{
    public void Check(PipelineGraph graph, ICollection<DiagnosticInfo> findings)
    {
        foreach (StepNode step in graph.Steps)
        {
            for (int i = 0; i < step.Inputs.Count; i++)
            {
                var seen = new HashSet<Edge>();
                foreach (Edge edge in step.Inputs[i].Edges.Where(each => !seen.Add(each.Placeless)))
                    findings.Add(DiagnosticInfo.Create(WiringRules.RepeatedInput, edge.Location, step.Component.Inputs[i].Argument.TrimStart('@'), step.Name, graph.Steps[edge.Step].OutputName(edge.Output)));
            }
        }
    }
}
