namespace Millrace.Compiler;

/// <summary>Is the pipeline's name one that people can type?</summary>
internal sealed class PipelineNamePass : IGraphPass
{
    public void Check(PipelineGraph graph, ICollection<DiagnosticInfo> findings)
    {
        if (!graph.IsNameRejected && !Naming.IsKebab(graph.Name))
            findings.Add(DiagnosticInfo.Create(WiringRules.NameNotKebab, graph.NameLocation, $"\"{graph.Name}\"", WiringRules.NameAdvice(Naming.ToKebab(graph.Name, graph.Declaration.Name))));
    }
}
