namespace Millrace.Compiler;

/// <summary>Does every map make steps?</summary>
internal sealed class IdleMapPass : IGraphPass
{
    public void Check(PipelineGraph graph, ICollection<DiagnosticInfo> findings)
    {
        foreach (StepNode map in graph.Steps.Where(static each => each is { IsMap: true, Body: { } body } && body.Steps.All(static inner => inner.Port is not null)))
            findings.Add(DiagnosticInfo.Create(WiringRules.IdleMap, map.Location, map.Name));
    }
}
