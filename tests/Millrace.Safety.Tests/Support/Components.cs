using System.Collections.Immutable;
using Millrace.Runtime;

namespace Millrace.Safety.Tests.Support;

/// <summary>Components and plans by hand.</summary>
internal static class Components
{
    public static readonly ArtifactType Number = ArtifactType.Of<Value<int>>();

    /// <summary>A component that yields a number.</summary>
    public static ComponentDescriptor Of(string name, Func<StepCall, ValueTask> invoke, StepPolicy? policy = null, params ImmutableArray<InputInfo> inputs) =>
        new() { Name = name, Type = typeof(Components), Inputs = inputs, Outputs = [new OutputInfo("output", Number)], Invoke = invoke, Policy = policy ?? StepPolicy.Default };

    public static BoundPlan Bind(params PlanStep[] steps) => PlanBinder.Bind(
        new PipelinePlan { Name = "test", Type = typeof(Components), Steps = [.. steps], Create = static values => values },
        ImmutableDictionary<string, string>.Empty,
        ImmutableDictionary<string, string>.Empty);

    public static ValueTask Yield(StepCall call, int number)
    {
        call.Output(0, new Value<int>(number));
        return ValueTask.CompletedTask;
    }
}
