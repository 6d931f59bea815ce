using System.Collections.Immutable;

namespace Millrace.Runtime.Tests;

/// <summary>Component descriptors by hand.</summary>
internal static class Components
{
    private static readonly ArtifactType s_text = ArtifactType.Of<Text>();

    /// <summary>A component whose body sees the call and yields the texts of its outputs.</summary>
    public static ComponentDescriptor Of(
        string name,
        Func<StepCall, ValueTask> body,
        ImmutableArray<InputInfo> inputs = default,
        ImmutableArray<OutputInfo> outputs = default,
        ImmutableArray<ParameterInfo> parameters = default,
        bool usesSeed = false,
        CachePolicy cache = CachePolicy.Content,
        Func<IServiceProvider, ImmutableArray<object>>? services = null,
        Type? type = null) => new()
    {
        Name = name,
        Type = type ?? typeof(Components),
        Inputs = inputs.IsDefault ? [] : inputs,
        Outputs = outputs.IsDefault ? [new OutputInfo("output", s_text)] : outputs,
        Parameters = parameters.IsDefault ? [] : parameters,
        UsesSeed = usesSeed,
        Cache = cache,
        Services = services,
        Invoke = body,
    };

    /// <summary>Yields a constant text.</summary>
    public static ComponentDescriptor Constant(string text, Action? ran = null) => Of(
        "constant",
        call =>
        {
            ran?.Invoke();
            call.Output(0, new Text(call.Parameter<string>(0)));
            return ValueTask.CompletedTask;
        },
        parameters: [Parameter("text", text)],
        type: typeof(ConstantComponent));

    /// <summary>Joins its inputs with a separator.</summary>
    public static ComponentDescriptor Join(Action? ran = null) => Of(
        "join",
        call =>
        {
            ran?.Invoke();
            call.Output(0, new Text(string.Join(call.Parameter<string>(0), call.InputList<Text>(0))));
            return ValueTask.CompletedTask;
        },
        [new InputInfo("parts", s_text, IsList: true)],
        parameters: [Parameter("separator", "+")],
        type: typeof(JoinComponent));

    /// <summary>Takes one text as input <c>text</c> and yields what a function makes of it.</summary>
    public static ComponentDescriptor Map(Func<StepCall, string, string> map, bool usesSeed = false, ImmutableArray<ParameterInfo> parameters = default, string name = "map") => Of(
        name,
        call =>
        {
            call.Output(0, new Text(map(call, call.Input<Text>(0).Value)));
            return ValueTask.CompletedTask;
        },
        [new InputInfo("text", s_text)],
        parameters: parameters,
        usesSeed: usesSeed,
        type: typeof(MapComponent));

    public static ParameterInfo Parameter(string name, string? value) =>
        new() { Name = name, Member = name, Codec = ParameterCodec.Of<string>(), Default = value is null ? null : () => value };

    public static ParameterInfo Number(string name, double value, double? minimum = null, double? maximum = null) =>
        new() { Name = name, Member = name, Codec = ParameterCodec.Of<double>(), Default = () => value, Minimum = minimum, Maximum = maximum };

    public static PlanStep Step(string name, ComponentDescriptor component, params PlanInput[] inputs) => new() { Name = name, Component = component, Inputs = [.. inputs] };

    public static PlanStep Step(string name, ComponentDescriptor component, ImmutableArray<PlanArgument> arguments, params PlanInput[] inputs) =>
        new() { Name = name, Component = component, Inputs = [.. inputs], Arguments = arguments };

    public static PipelinePlan Plan(params PlanStep[] steps) => Plan("test", [], steps);

    public static PipelinePlan Plan(string name, ImmutableArray<ParameterInfo> parameters, params PlanStep[] steps) => new()
    {
        Name = name,
        Type = typeof(Components),
        Parameters = parameters,
        Steps = [.. steps],
        Create = static values => values,
    };

    private sealed class ConstantComponent;

    private sealed class JoinComponent;

    private sealed class MapComponent;
}
