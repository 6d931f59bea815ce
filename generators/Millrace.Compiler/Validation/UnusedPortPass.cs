namespace Millrace.Compiler;

/// <summary>Is all that a pipeline takes as a step used in <c>Define</c>?</summary>
internal sealed class UnusedPortPass : IGraphPass
{
    public void Check(PipelineGraph graph, ICollection<DiagnosticInfo> findings)
    {
        var used = new HashSet<int>(graph.Steps.SelectMany(static each => each.Needs).Concat(graph.Outputs.SelectMany(static each => each.Edge.Alternatives)).Select(static each => each.Step));
        for (int i = 0; i < graph.Steps.Count; i++)
        {
            if (graph.Steps[i].Port is int port && !used.Contains(i))
                findings.Add(DiagnosticInfo.Create(WiringRules.UnusedPort, graph.Steps[i].Location, graph.Signature?.Inputs[port].Argument.TrimStart('@') ?? graph.Steps[i].Name));
        }
    }
}
