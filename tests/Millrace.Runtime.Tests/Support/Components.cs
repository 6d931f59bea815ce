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

    /// <summary>The component with a policy.</summary>
    public static ComponentDescriptor With(this ComponentDescriptor component, StepPolicy policy) => new()
    {
        Name = component.Name,
        Type = component.Type,
        Inputs = component.Inputs,
        Outputs = component.Outputs,
        Parameters = component.Parameters,
        Policy = policy,
        Invoke = component.Invoke,
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
    public static ComponentDescriptor Map(
        Func<StepCall, string, string> map, bool usesSeed = false, ImmutableArray<ParameterInfo> parameters = default, string name = "map") => Of(
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

    /// <summary>Yields a truth.</summary>
    public static ComponentDescriptor Truth(bool value) => Of(
        "truth",
        call =>
        {
            call.Output(0, Value.Of(call.Parameter<string>(0) == "true"));
            return ValueTask.CompletedTask;
        },
        outputs: [new OutputInfo("output", ArtifactType.Of<Value<bool>>())],
        parameters: [Parameter("value", value ? "true" : "false")]);

    /// <summary>Yields what it gets, or a text that says it got nothing.</summary>
    public static ComponentDescriptor Maybe(Action? ran = null) => Of(
        "maybe",
        call =>
        {
            ran?.Invoke();
            call.Output(0, call.OptionalInput<Text>(0) ?? new Text("nothing"));
            return ValueTask.CompletedTask;
        },
        [new InputInfo("text", s_text) { IsOptional = true }]);

    /// <summary>Yields a collection of the words of a text.</summary>
    public static ComponentDescriptor Words() => Of(
        "words",
        call =>
        {
            call.Output(0, Collection.Of(call.Parameter<string>(0).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static word => new Text(word))));
            return ValueTask.CompletedTask;
        },
        outputs: [new OutputInfo("output", ArtifactType.Of<Collection<Text>>())],
        parameters: [Parameter("text", "")]);

    /// <summary>Joins the items of a collection.</summary>
    public static ComponentDescriptor Glue() => Of(
        "glue",
        async call =>
        {
            var words = new List<string>();
            await foreach (Text word in call.Input<Collection<Text>>(0))
                words.Add(word.Value);
            call.Output(0, new Text(string.Join(" ", words)));
        },
        [new InputInfo("words", ArtifactType.Of<Collection<Text>>())]);

    /// <summary>A step that maps a collection, the output of another step, with a body of one port for the item and others for what is around it.</summary>
    public static PlanStep Each(string name, PlanSource items, PipelinePlan body, params PlanSource[] around) => new()
    {
        Name = name,
        Component = new ComponentDescriptor
        {
            Name = "map",
            Type = typeof(Components),
            Inputs =
            [
                new InputInfo("items", ArtifactType.Of<Collection<Text>>()),
                .. around.Select(static (_, i) => new InputInfo($"around-{i}", s_text) { IsOptional = true }),
            ],
            Outputs = [.. body.Outputs.Select(static output => new OutputInfo(output.Info.Name, ArtifactType.Of<Collection<Text>>()))],
            Invoke = ComponentDescriptor.Composite,
        },
        Inputs = [new PlanInput([items]), .. around.Select(static source => new PlanInput([source]))],
        Map = new PlanMap(body),
    };

    /// <summary>A step that is a pipeline.</summary>
    public static PlanStep Pipeline(string name, PipelinePlan plan, ImmutableArray<PlanArgument> arguments, params PlanInput[] inputs) => new()
    {
        Name = name,
        Component = new ComponentDescriptor
        {
            Name = plan.Name,
            Type = typeof(Components),
            Inputs = plan.Inputs,
            Outputs = [.. plan.Outputs.Select(static output => output.Info)],
            Parameters = plan.Parameters,
            Pipeline = () => plan,
            Invoke = ComponentDescriptor.Composite,
        },
        Inputs = [.. inputs],
        Arguments = arguments,
    };

    /// <summary>A step that puts the first parameter of its pipeline behind a text.</summary>
    public static PlanStep Mark(PlanInput text) => Step(
        "mark",
        Map(static (call, text) => text + call.Parameter<string>(0), parameters: [Parameter("end", "!")], name: "mark"),
        [new PlanArgument(0, "Sign", static values => ((IReadOnlyList<object?>)values)[0])],
        text);

    /// <summary>The body of a map, or a pipeline that is a step: texts go in and one text comes out of the last step.</summary>
    public static PipelinePlan Body(int ports, params PlanStep[] steps) => Plan("body", [], steps) with
    {
        Inputs = [.. Enumerable.Range(0, ports).Select(static i => new InputInfo($"port-{i}", s_text) { IsOptional = i > 0 })],
        Outputs = [new PlanOutput(new OutputInfo("output", s_text), new PlanSource(steps.Length - 1, 0))],
    };

    public static PlanSource Port(int index) => new(PlanSource.Port, index);

    public static ParameterInfo Parameter(string name, string? value) =>
        new() { Name = name, Member = name, Codec = ParameterCodec.Of<string>(), Default = value is null ? null : () => value };

    public static ParameterInfo Number(string name, double value, double? minimum = null, double? maximum = null) =>
        new() { Name = name, Member = name, Codec = ParameterCodec.Of<double>(), Default = () => value, Minimum = minimum, Maximum = maximum };

    public static PlanStep Step(
        string name, ComponentDescriptor component, params PlanInput[] inputs) => new() { Name = name, Component = component, Inputs = [.. inputs] };

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
