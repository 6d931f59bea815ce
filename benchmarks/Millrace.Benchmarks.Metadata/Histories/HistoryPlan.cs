using System.Globalization;
using Millrace.Runtime;

namespace Millrace.Benchmarks.Metadata;

/// <summary>The plans of runs that never were.</summary>
internal static class HistoryPlan
{
    /// <summary>What their steps yield.</summary>
    public static ArtifactType ArtifactType { get; } = ArtifactType.Of<Value<ulong>>();

    /// <summary>How many of the results before it a step takes, where there are so many.</summary>
    public const int Inputs = 3;

    /// <summary>The name of a step.</summary>
    public static string NameOf(int step) => string.Create(CultureInfo.InvariantCulture, $"step-{step}");

    /// <summary>The steps of the items of a map, as they are bound when it runs.</summary>
    /// <param name="map">The position of the map.</param>
    /// <param name="items">How many items it has.</param>
    public static BoundPlan Items(int map, int items) => PlanBinder.Bind(
        new PipelinePlan
        {
            Name = "items",
            Type = typeof(HistoryPlan),
            Parameters = [],
            Steps =
            [
                .. Enumerable.Range(0, items).Select(item => Step(0) with { Name = string.Create(CultureInfo.InvariantCulture, $"{NameOf(map)}[{item}].make") }),
            ],
            Create = static values => values,
        },
        new Dictionary<string, string>(),
        new Dictionary<string, string>());

    /// <summary>A plan of so many steps.</summary>
    public static BoundPlan Of(int pipeline, int steps) => PlanBinder.Bind(
        new PipelinePlan
        {
            Name = string.Create(CultureInfo.InvariantCulture, $"pipeline-{pipeline}"),
            Type = typeof(HistoryPlan),
            Parameters = [new ParameterInfo { Name = "share", Member = "Share", Codec = ParameterCodec.Of<double>(), Default = static () => 0.2 }],
            Steps = [.. Enumerable.Range(0, steps).Select(static step => Step(step))],
            Create = static values => values,
        },
        new Dictionary<string, string>(),
        new Dictionary<string, string>());

    private static PlanStep Step(int step)
    {
        int inputs = Math.Min(step, Inputs);
        return new PlanStep
        {
            Name = NameOf(step),
            Component = new ComponentDescriptor
            {
                Name = "make",
                Type = typeof(HistoryPlan),
                Inputs = [.. Enumerable.Range(0, inputs).Select(static input => new InputInfo(string.Create(CultureInfo.InvariantCulture, $"in-{input}"), ArtifactType))],
                Outputs = [new OutputInfo("output", ArtifactType)],
                Parameters = [],
                Invoke = static _ => ValueTask.CompletedTask,
            },
            Inputs = [.. Enumerable.Range(step - inputs, inputs).Select(static need => new PlanInput(need, 0))],
            Arguments = [],
        };
    }
}
