using System.Collections.Immutable;
using System.Text.Json;
using Millrace.Json;

namespace Millrace.Graphs;

/// <summary>Writes a plan as JSON.</summary>
internal static class JsonGraph
{
    public static string Write(PipelinePlan plan)
    {
        GraphDocument document = new()
        {
            Pipeline = plan.Name,
            Summary = plan.Summary,
            Parameters = [.. plan.Parameters.Select(static parameter => Describe(parameter, expression: null))],
            Steps = Steps(plan),
        };
        return JsonSerializer.Serialize(document, MillraceJson.Readable.GraphDocument);
    }

    private static ImmutableArray<GraphStepDocument> Steps(PipelinePlan plan)
    {
        PipelineGraph graph = PipelineGraph.Of(plan);
        return [.. plan.Steps.Select((step, index) => Describe(plan, step, graph.SeesHoldout[index]))];
    }

    private static GraphStepDocument Describe(PipelinePlan plan, PlanStep step, bool seesHoldout)
    {
        ComponentDescriptor component = step.Component;
        return new GraphStepDocument
        {
            Name = step.Name,
            Component = TypeNames.Display(component.Type),
            Summary = component.Summary,
            SeesHoldout = seesHoldout,
            Inputs = [.. step.Inputs.Select((input, index) => new GraphInputDocument(
                component.Inputs[index].Name,
                component.Inputs[index].Type.DisplayName,
                MillraceJson.Name(component.Inputs[index].Role),
                component.Inputs[index].IsOptional,
                [.. input.Sources.Select(source => Describe(plan, source))]))],
            Outputs = [.. component.Outputs.Select(output => new GraphOutputDocument(
                output.Name, output.Type.DisplayName, output.Type.Kind, output.IsHoldout || seesHoldout))],
            Parameters = Parameters(step),
            Conditions = step.Conditions.IsEmpty ? null :
            [
                .. step.Conditions.Select(each => new GraphConditionDocument(Describe(plan, each.Source), each.Holds)),
            ],
            Always = step.RunsAlways ? true : null,
            Stored = step.Reference is { } reference ? new GraphReferenceDocument(reference.Kind, reference.Target) : null,
            Steps = component.Pipeline is { } inner ? Steps(inner()) : null,
            ForEach = step.Map is { } map ? Steps(map.Body) : null,
        };
    }

    private static GraphSourceDocument Describe(PipelinePlan plan, PlanSource source)
    {
        GraphSourceDocument? or = source.Fallback is { } fallback ? Describe(plan, fallback.Source) : null;
        return source.Step == PlanSource.Port
            ? new GraphSourceDocument(null, plan.Inputs[source.Output].Name, source.ViewName, or)
            : new GraphSourceDocument(plan.Steps[source.Step].Name, plan.Steps[source.Step].Component.Outputs[source.Output].Name, source.ViewName, or);
    }

    private static ImmutableArray<ParameterDocument> Parameters(PlanStep step) =>
        [.. step.Component.Parameters.Select((parameter, index) =>
            Describe(parameter, step.Arguments.FirstOrDefault(argument => argument.Parameter == index)?.Text))];

    private static ParameterDocument Describe(ParameterInfo parameter, string? expression) => new()
    {
        Name = parameter.Name,
        Type = parameter.Codec.TypeName,
        Help = parameter.Help,
        Default = parameter.Default is null || parameter.IsSecret ? null : parameter.Codec.Format(parameter.Default()),
        IsRequired = parameter.Default is null && expression is null,
        Expression = parameter.IsSecret && expression is not null ? Runtime.SecretMask.Placeholder : expression,
        IsSecret = parameter.IsSecret ? true : null,
        Minimum = MillraceJson.Number(parameter.Minimum),
        Maximum = MillraceJson.Number(parameter.Maximum),
        Allowed = parameter.Allowed.IsDefaultOrEmpty ? [] : parameter.Allowed,
    };
}
