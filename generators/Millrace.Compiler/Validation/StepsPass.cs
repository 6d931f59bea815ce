namespace Millrace.Compiler;

/// <summary>Are there any steps?</summary>
internal sealed class StepsPass : IGraphPass
{
    public void Check(PipelineGraph graph, ICollection<DiagnosticInfo> findings)
    {
        if (graph.Steps.Count == 0 && !graph.IsBroken)
            findings.Add(DiagnosticInfo.Create(WiringRules.NoSteps, graph.DefineLocation, graph.Declaration.Name));
    }
}
