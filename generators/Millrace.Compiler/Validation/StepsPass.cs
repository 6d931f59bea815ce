namespace Millrace.Compiler;

/// <summary>Are there any steps?</summary>
internal sealed class StepsPass : IGraphPass
{
    public void Check(PipelineGraph graph, ICollection<DiagnosticInfo> findings)
    {
        if (graph.Steps.All(static each => each.Port is not null) && !graph.IsBroken)
            findings.Add(DiagnosticInfo.Create(WiringRules.NoSteps, graph.DefineLocation, graph.Declaration.Name));
    }
}
