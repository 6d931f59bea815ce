namespace Millrace.Compiler;

/// <summary>All questions that are asked about a pipeline.</summary>
public static class GraphPasses
{
    private static readonly IGraphPass[] s_passes = [new PipelineNamePass(), new ReservedParameterPass(), new StepsPass(), new StepNamePass(), new ParameterRangePass(), new HoldoutPass()];

    /// <summary>What is wrong with a graph, in the order of the passes.</summary>
    public static EquatableArray<DiagnosticInfo> Check(PipelineGraph graph)
    {
        var findings = new List<DiagnosticInfo>();
        foreach (IGraphPass pass in s_passes)
            pass.Check(graph, findings);
        return findings.ToEquatableArray();
    }
}
