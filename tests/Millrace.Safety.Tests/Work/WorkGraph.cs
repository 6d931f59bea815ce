using System.Collections.Immutable;
using Millrace.Runtime;

namespace Millrace.Safety.Tests.Work;

/// <summary>A pipeline of forty steps: files, small values, what is passed through, collections.</summary>
internal static class WorkGraph
{
    private static readonly ArtifactType s_block = ArtifactType.Of<Block>(), s_number = ArtifactType.Of<Value<double>>(), s_parts = ArtifactType.Of<Collection<Block>>();

    public static PipelinePlan Plan { get; } = Create();

    public static int Count => Plan.Steps.Length;

    public static BoundPlan Bind() => PlanBinder.Bind(Plan, ImmutableDictionary<string, string>.Empty, ImmutableDictionary<string, string>.Empty);

    /// <summary>What a run came to: a line for each output with its digest.</summary>
    public static string[] Digests(RunResult result) => [.. result.Steps.SelectMany(static step => step.Outputs.Select(output => $"{step.Name}/{output.Name} {output.Artifact.Digest}"))];

    private static PipelinePlan Create()
    {
        var steps = new List<PlanStep>();
        ComponentDescriptor make = Of("make", WorkSteps.MakeAsync, s_block, [], [
            new ParameterInfo { Name = "number", Member = "Number", Codec = ParameterCodec.Of<int>() },
            new ParameterInfo { Name = "scale", Member = "Scale", Codec = ParameterCodec.Of<double>(), Default = static () => 1.25 }]);
        ComponentDescriptor mix = Of("mix", WorkSteps.MixAsync, s_block, [new InputInfo("blocks", s_block, IsList: true)]);
        ComponentDescriptor count = Of("count", WorkSteps.CountAsync, s_number, [new InputInfo("block", s_block)]);
        ComponentDescriptor sum = Of("sum", WorkSteps.SumAsync, s_number, [new InputInfo("numbers", s_number, IsList: true)]);
        ComponentDescriptor pass = Of("pass", WorkSteps.PassAsync, s_block, [new InputInfo("block", s_block)]);
        ComponentDescriptor split = Of("split", WorkSteps.SplitAsync, s_parts, [new InputInfo("block", s_block)]);
        ComponentDescriptor join = Of("join", WorkSteps.JoinAsync, s_block, [new InputInfo("parts", s_parts)]);

        int[] made = [.. Enumerable.Range(0, 8).Select(i => Add(steps, make, i, arguments: [new PlanArgument(0, $"{i}", _ => i - 4)]))];
        int[] counts = [.. made.Select((from, i) => Add(steps, count, i, from))];
        int[] mixed = [.. made.Select((from, i) => Add(steps, mix, i, from, made[(i + 3) % made.Length]))];
        int[] passed = [.. mixed[..4].Select((from, i) => Add(steps, pass, i, from))];
        int[] split3 = [.. mixed[4..].Select((from, i) => Add(steps, split, i, from))];
        int[] joined = [.. split3.Select((from, i) => Add(steps, join, i, from))];
        Add(steps, sum, 0, counts[..4]);
        Add(steps, sum, 1, counts[4..]);
        Add(steps, mix, 8, passed);
        Add(steps, mix, 9, joined);
        return new PipelinePlan { Name = "work", Type = typeof(WorkGraph), Steps = [.. steps], Create = static values => values };
    }

    private static int Add(List<PlanStep> steps, ComponentDescriptor component, int number, params int[] from) => Add(steps, component, number, [], from);

    private static int Add(List<PlanStep> steps, ComponentDescriptor component, int number, ImmutableArray<PlanArgument> arguments, params int[] from)
    {
        steps.Add(new PlanStep
        {
            Name = $"{component.Name}-{number}",
            Component = component,
            Arguments = arguments,
            Inputs = from.Length == 0 ? [] : [new PlanInput([.. from.Select(static step => new PlanSource(step, 0))])],
        });
        return steps.Count - 1;
    }

    private static ComponentDescriptor Of(string name, Func<StepCall, ValueTask> invoke, ArtifactType output, ImmutableArray<InputInfo> inputs, ImmutableArray<ParameterInfo> parameters = default) =>
        new() { Name = name, Type = typeof(WorkSteps), Inputs = inputs, Parameters = parameters.IsDefault ? [] : parameters, Outputs = [new OutputInfo("output", output)], Invoke = invoke };
}
