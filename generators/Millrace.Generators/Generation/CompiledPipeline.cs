using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>A pipeline after the passes.</summary>
/// <param name="Plan">What the emitter sees; null where nothing can be generated.</param>
/// <param name="Facts">What other pipelines may know of it; null where nothing can be generated.</param>
/// <param name="WrongSteps">Calls of Step that C# is to accept, because what is wrong with them has been reported.</param>
/// <param name="Deconstructed">Calls of Step of which nothing is known whose results are taken apart.</param>
/// <param name="Findings">What is wrong.</param>
internal sealed record CompiledPipeline(
    PlanModel? Plan, PipelineFacts? Facts, EquatableArray<WrongStepModel> WrongSteps, EquatableArray<DeconstructedStep> Deconstructed, EquatableArray<DiagnosticInfo> Findings)
{
    /// <summary>Asks the questions and makes the plan.</summary>
    public static CompiledPipeline From(Parsed<PipelineGraph> parsed)
    {
        if (parsed.Model is not { } graph)
            return new CompiledPipeline(null, null, default, default, parsed.Findings);
        EquatableArray<DiagnosticInfo> found = GraphPasses.Check(graph);
        PlanModel plan = Planner.Plan(graph, isValid: !found.Any(each => each.Rule.IsError));
        return new CompiledPipeline(plan, PipelineFacts.Of(graph), graph.WrongSteps, graph.Deconstructed, parsed.Findings.Concat(found).ToEquatableArray());
    }
}
