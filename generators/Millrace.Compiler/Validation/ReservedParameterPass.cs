namespace Millrace.Compiler;

/// <summary>Has a pipeline parameter the name of an option that the program has for every pipeline?</summary>
internal sealed class ReservedParameterPass : IGraphPass
{
    public void Check(PipelineGraph graph, ICollection<DiagnosticInfo> findings)
    {
        // What is a step of others is never run by itself.
        if (graph.Signature is not null)
            return;
        for (int i = 0; i < graph.Parameters.Count; i++)
        {
            if (ReservedOptions.All.Contains(graph.Parameters[i].Name))
                findings.Add(DiagnosticInfo.Create(WiringRules.ReservedParameter, graph.ParameterLocations[i], graph.Parameters[i].Member, graph.Parameters[i].Name));
        }
    }
}
