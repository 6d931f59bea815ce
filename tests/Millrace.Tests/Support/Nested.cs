using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Millrace.Tests.Support;

/// <summary>A pipeline with a step in a pipeline and one in a map, each with a secret, a number to add, and whatever policy settings say.</summary>
internal static class Nested
{
    private static readonly ParameterInfo s_token =
        new() { Name = "api-token", Member = "ApiToken", Codec = ParameterCodec.Of<string>(), Help = "Opens the door.", IsSecret = true };

    private static readonly ParameterInfo s_plus = new()
    {
        Name = "plus",
        Member = "Plus",
        Codec = ParameterCodec.Of<double>(),
        Default = static () => 1.0,
        Maximum = 100,
    };

    private static readonly ArtifactType s_number = ArtifactType.Of<Number>();

    public static PipelinePlan Plan { get; } = new()
    {
        Name = "nested",
        Type = typeof(Nested),
        Create = static values => values,
        Steps =
        [
            new PlanStep { Name = "make-numbers", Component = MakeNumbers() },
            new PlanStep { Name = "outer", Component = Outer() },
            new PlanStep { Name = "each", Component = Each(), Inputs = [new PlanInput(0, 0)], Map = new PlanMap(Body()) },
            new PlanStep { Name = "sum", Component = Sum(), Inputs = [new PlanInput(2, 0), new PlanInput(1, 0)] },
        ],
    };

    private static ComponentDescriptor MakeNumbers() => new()
    {
        Name = "make-numbers",
        Type = typeof(Nested),
        Outputs = [new OutputInfo("output", ArtifactType.Of<Collection<Number>>())],
        Parameters = [new ParameterInfo { Name = "count", Member = "Count", Codec = ParameterCodec.Of<int>(), Default = static () => 2 }],
        Invoke = static call =>
        {
            call.Output(0, Collection.Of(Enumerable.Range(1, call.Parameter<int>(0)).Select(static value => new Number(value * 10))));
            return ValueTask.CompletedTask;
        },
    };

    private static ComponentDescriptor Outer() => new()
    {
        Name = "outer",
        Type = typeof(Nested),
        Outputs = [new OutputInfo("output", s_number)],
        Parameters = [s_token],
        Pipeline = static () => new PipelinePlan
        {
            Name = "inner",
            Type = typeof(Nested),
            Parameters = [s_token],
            Create = static values => values,
            Steps =
            [
                new PlanStep
                {
                    Name = "fetch",
                    Component = Add(takesNumber: false),
                    Arguments = [new PlanArgument(0, "ApiToken", static values => ((IReadOnlyList<object?>)values)[0])],
                },
                new PlanStep { Name = "check", Component = Add(takesNumber: true), Inputs = [new PlanInput(0, 0)] },
            ],
            Outputs = [new PlanOutput(new OutputInfo("output", s_number), new PlanSource(1, 0))],
        },
        Invoke = ComponentDescriptor.Composite,
    };

    private static ComponentDescriptor Each() => new()
    {
        Name = "map",
        Type = typeof(Nested),
        Inputs = [new InputInfo("items", ArtifactType.Of<Collection<Number>>())],
        Outputs = [new OutputInfo("output", ArtifactType.Of<Collection<Number>>())],
        Invoke = ComponentDescriptor.Composite,
    };

    private static PipelinePlan Body() => new()
    {
        Name = "body",
        Type = typeof(Nested),
        Create = static values => values,
        Inputs = [new InputInfo("item", s_number)],
        Steps = [new PlanStep { Name = "add", Component = Add(takesNumber: true), Inputs = [new PlanInput([new PlanSource(PlanSource.Port, 0)])] }],
        Outputs = [new PlanOutput(new OutputInfo("output", s_number), new PlanSource(0, 0))],
    };

    /// <summary>Adds to a number, and tells its secret to whoever listens; fails on numbers of a hundred and more.</summary>
    private static ComponentDescriptor Add(bool takesNumber) => new()
    {
        Name = "add",
        Type = typeof(Nested),
        Inputs = takesNumber ? [new InputInfo("number", s_number)] : [],
        Outputs = [new OutputInfo("output", s_number)],
        Parameters = [s_token, s_plus],
        Invoke = call =>
        {
            double value = (takesNumber ? call.Input<Number>(0).Value : 0) + call.Parameter<double>(1);
            call.Logger<Number>().LogWarning("adds with {Token}", call.Parameter<string>(0));
            if (value >= 100)
                throw new InvalidOperationException($"{value.ToString(CultureInfo.InvariantCulture)} is too large for {call.Parameter<string>(0)}");
            call.Context.RecordMetric("sum", value);
            call.Output(0, new Number(value));
            return ValueTask.CompletedTask;
        },
    };

    private static ComponentDescriptor Sum() => new()
    {
        Name = "sum",
        Type = typeof(Nested),
        Inputs = [new InputInfo("numbers", ArtifactType.Of<Collection<Number>>()), new InputInfo("other", s_number)],
        Outputs = [new OutputInfo("output", s_number)],
        Invoke = static async call =>
        {
            double sum = call.Input<Number>(1).Value;
            await foreach (Number number in call.Input<Collection<Number>>(0))
                sum += number.Value;
            call.Context.RecordMetric("sum", sum, headline: true);
            call.Output(0, new Number(sum));
        },
    };
}
