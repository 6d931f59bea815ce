namespace Millrace.Compiler;

/// <summary>What a pipeline does with what it is given, and where what it yields comes from, as the pipelines around it must know it.</summary>
public static class PortFacts
{
    /// <summary>The signature with the roles of inputs, and with the outputs that are holdout data.</summary>
    public static ComponentSignature Mark(ComponentSignature signature, PipelineGraph graph)
    {
        Expansion expansion = Expansion.Of(graph);
        HoldoutTaint own = HoldoutTaint.Of(expansion.Graph);
        return signature with
        {
            Inputs = signature.Inputs.Select((input, i) => input.Role == InputRole.Unspecified ? input with { Role = Role(graph, i) } : input).ToEquatableArray(),
            Outputs = signature.Outputs.Select((output, i) => output with { IsHoldout = i < expansion.Outputs.Length && expansion.Outputs[i].Alternatives.Any(each => own.OriginOf(expansion.Graph, each) is not null) }).ToEquatableArray(),
        };
    }

    /// <summary>The first use that holdout data may not be put to, where it would be if it came in.</summary>
    private static InputRole Role(PipelineGraph graph, int port)
    {
        int number = Enumerable.Range(0, graph.Steps.Count).FirstOrDefault(each => graph.Steps[each].Port == port);
        StepNode node = graph.Steps[number];
        StepNode holdout = node with { Component = node.Component with { Outputs = node.Component.Outputs.Select(static each => each with { IsHoldout = true }).ToEquatableArray() } };
        Expansion expansion = Expansion.Of(graph with { Steps = new(graph.Steps.Items.SetItem(number, holdout)) });
        HoldoutTaint taint = HoldoutTaint.Of(expansion.Graph);
        if (taint.Misuses.FirstOrDefault(each => IsPort(each.Origin)) is { } misuse)
            return expansion.Graph.Steps[misuse.Step].Component.Inputs[misuse.Input].Role is var role and not (InputRole.Unspecified or InputRole.Evaluation) ? role : InputRole.Training;
        return taint.Decisions.Exists(each => IsPort(each.Origin)) ? InputRole.Choosing : InputRole.Unspecified;

        bool IsPort(HoldoutTaint.Origin origin) => expansion.Graph.Steps[origin.Step].Port == port && expansion.Root(origin.Step) == number;
    }
}
