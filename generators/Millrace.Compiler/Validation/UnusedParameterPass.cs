namespace Millrace.Compiler;

/// <summary>Is every parameter of the pipeline read in <c>Define</c>?</summary>
internal sealed class UnusedParameterPass : IGraphPass
{
    public void Check(PipelineGraph graph, ICollection<DiagnosticInfo> findings)
    {
        for (int i = 0; i < graph.Parameters.Count; i++)
        {
            if (!graph.UsedParameters.Contains(graph.Parameters[i].Member))
                findings.Add(DiagnosticInfo.Create(WiringRules.UnusedParameter, graph.ParameterLocations[i], graph.Parameters[i].Member.TrimStart('@')));
        }
    }
}
