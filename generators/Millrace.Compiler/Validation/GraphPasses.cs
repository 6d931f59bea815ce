namespace Millrace.Compiler;

/// <summary>All questions that are asked about a pipeline.</summary>
public static class GraphPasses
{
    private static readonly IGraphPass[] s_passes =
    [
        new PipelineNamePass(), new ReservedParameterPass(), new StepsPass(), new StepNamePass(), new ParameterRangePass(), new SecretPass(), new AlwaysPass(),
        new OneScanPass(), new HoldoutPass(), new HoldoutAncestryPass(),
    ];

    /// <summary>Questions about what is sound and perhaps not meant: a graph with errors, ours or C#'s, is not asked, so that one mistake is one diagnostic.</summary>
    private static readonly IGraphPass[] s_advice =
    [
        new UnusedResultPass(), new UnusedParameterPass(), new UnusedPortPass(), new SecretConstantPass(), new RepeatedInputPass(), new EmptyInputPass(), new IdleMapPass(),
        new NeverRunsPass(),
    ];

    /// <summary>Questions about the steps of a map, beside those that look through it.</summary>
    private static readonly IGraphPass[] s_inMaps = [new StepNamePass(), new ParameterRangePass(), new SecretPass(), new AlwaysPass(), new OneScanPass()];

    private static readonly IGraphPass[] s_adviceInMaps =
        [new UnusedResultPass(), new SecretConstantPass(), new RepeatedInputPass(), new EmptyInputPass(), new IdleMapPass(), new NeverRunsPass()];

    /// <summary>What is wrong with a graph, in the order of the passes. What is wrong with one place in several ways, such as in every turn of a loop, is told once.</summary>
    public static EquatableArray<DiagnosticInfo> Check(PipelineGraph graph)
    {
        var findings = new List<DiagnosticInfo>();
        foreach (IGraphPass pass in s_passes)
            pass.Check(graph, findings);
        CheckMaps(graph, s_inMaps, findings);
        if (!graph.IsBroken && !findings.Exists(each => each.Rule.IsError) && EdgeTypes.Fit(graph))
        {
            foreach (IGraphPass pass in s_advice)
                pass.Check(graph, findings);
            CheckMaps(graph, s_adviceInMaps, findings);
        }

        return findings.Once().ToEquatableArray();
    }

    private static void CheckMaps(PipelineGraph graph, IGraphPass[] passes, List<DiagnosticInfo> findings)
    {
        foreach (PipelineGraph body in graph.Steps.Where(static each => each.IsMap).Select(static each => each.Body).OfType<PipelineGraph>())
        {
            foreach (IGraphPass pass in passes)
                pass.Check(body, findings);
            CheckMaps(body, passes, findings);
        }
    }
}
