using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>A pipeline after the passes.</summary>
/// <param name="Plan">What the emitter sees; null where nothing can be generated.</param>
/// <param name="Name">The pipeline's name.</param>
/// <param name="Type">The class, as people write it.</param>
/// <param name="NameLocation">Where the name stands.</param>
/// <param name="WrongSteps">Calls of Step that C# is to accept, because what is wrong with them has been reported.</param>
/// <param name="Findings">What is wrong.</param>
internal sealed record CompiledPipeline(PlanModel? Plan, string Name, string Type, LocationInfo NameLocation, EquatableArray<WrongStepModel> WrongSteps, EquatableArray<DiagnosticInfo> Findings)
{
    /// <summary>Asks the questions and makes the plan.</summary>
    public static CompiledPipeline From(Parsed<PipelineGraph> parsed)
    {
        if (parsed.Model is not { } graph)
            return new CompiledPipeline(null, "", "", LocationInfo.None, default, parsed.Findings);
        EquatableArray<DiagnosticInfo> found = GraphPasses.Check(graph);
        PlanModel plan = Planner.Plan(graph, isValid: !found.Any(each => each.Rule.IsError));
        return new CompiledPipeline(plan, graph.Name, graph.Declaration.Name, graph.NameLocation, graph.WrongSteps, parsed.Findings.Concat(found).ToEquatableArray());
    }
}
