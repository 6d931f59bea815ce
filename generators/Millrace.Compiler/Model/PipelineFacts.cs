namespace Millrace.Compiler;

/// <summary>What pipelines may know of each other.</summary>
/// <param name="Name">The pipeline's name.</param>
/// <param name="Type">The class, as people write it.</param>
/// <param name="Location">Where the name stands.</param>
public sealed record PipelineFacts(string Name, string Type, LocationInfo Location)
{
    /// <summary>Whether its steps are known: its <c>Define</c> could be read.</summary>
    public bool HasSteps { get; init; }

    /// <summary>Whether it is a step of others, and not run by itself.</summary>
    public bool IsStep { get; init; }

    /// <summary>The steps that a run has.</summary>
    public EquatableArray<StepFact> Steps { get; init; }

    /// <summary>The stored results that it takes.</summary>
    public EquatableArray<ReferenceFact> References { get; init; }

    /// <summary>What a graph tells.</summary>
    public static PipelineFacts Of(PipelineGraph graph)
    {
        var facts = new PipelineFacts(graph.Name, graph.Declaration.Name, graph.NameLocation);
        if (graph.IsBroken)
            return facts;
        Expansion expansion = Expansion.Of(graph);
        HoldoutTaint taint = HoldoutTaint.Of(expansion.Graph);
        return facts with
        {
            HasSteps = true,
            IsStep = graph.Signature is not null,
            Steps = expansion.Known.Select(each => new StepFact(each.Step.Name, Outputs(each.Step, each.Outputs), each.Step is { Component.IsPipeline: true, IsMap: false })).ToEquatableArray(),
            References = Enumerable.Range(0, graph.Steps.Count).Where(each => graph.Steps[each].Reference is { Kind: ReferenceModel.Latest }).Select(each => Reference(graph, each)).ToEquatableArray(),
        };

        EquatableArray<OutputFact> Outputs(StepNode step, Edge[] edges) =>
            step.Component.Outputs.Select((each, i) => new OutputFact(each.Name, each.Type, each.IsHoldout || taint.OriginOf(expansion.Graph, edges[i]) is not null)).ToEquatableArray();
    }

    private static ReferenceFact Reference(PipelineGraph graph, int number)
    {
        StepNode step = graph.Steps[number];
        var known = new List<DiagnosticInfo>();
        var found = new List<DiagnosticInfo>();
        var pass = new HoldoutPass();
        pass.Check(graph, known);
        StepNode holdout = step with { Component = step.Component with { Outputs = step.Component.Outputs.Select(static each => each with { IsHoldout = true }).ToEquatableArray() } };
        pass.Check(graph with { Steps = new(graph.Steps.Items.SetItem(number, holdout)) }, found);
        return new ReferenceFact(step.Reference!.Target, step.Component.Outputs[0].Type, step.ReferenceLocation, found.Except(known).Once().ToEquatableArray());
    }
}
