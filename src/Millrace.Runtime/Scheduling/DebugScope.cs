using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>What a recorded run holds of the steps of one graph: those of its plan, or those of one item of a map.</summary>
/// <param name="plan">The steps.</param>
/// <param name="ports">What they took from outside.</param>
/// <param name="steps">What is recorded of them.</param>
/// <param name="runId">The run.</param>
internal sealed class DebugScope(BoundPlan plan, ImmutableArray<Port> ports, IEnumerable<StepRecord> steps, string runId)
{
    private readonly Dictionary<string, StepRecord> _records = steps.ToDictionary(static step => step.Name, StringComparer.Ordinal);

    public string RunId => runId;

    /// <summary>The graph of a step.</summary>
    /// <exception cref="MillraceException">The run has no such item.</exception>
    public static DebugScope Of(StepPath path, BoundPlan plan, RunRecord run, Store store)
    {
        var scope = new DebugScope(plan, [], run.Steps, run.Summary.RunId);
        foreach (StepPath.Level level in path.Levels)
            scope = scope.Enter(level, store);
        return scope;
    }

    /// <summary>What is recorded of a step; null where nothing is.</summary>
    public StepRecord? Record(string step) => _records.GetValueOrDefault(step);

    /// <summary>What a source yielded in the run; the artifact is null where it yielded nothing.</summary>
    public (string Step, OutputInfo Output, ArtifactRecord? Artifact) this[PlanSource source]
    {
        get
        {
            if (source.Step == PlanSource.Port)
                return (ports[source.Output].Slot.From, ports[source.Output].Slot.Info, ports[source.Output].Slot.Artifact);

            BoundStep step = plan.Steps[source.Step];
            OutputInfo output = step.Component.Outputs[source.Output];
            return (step.Name, output, Record(step.Name)?.Outputs.FirstOrDefault(each => each.Name == output.Name)?.Artifact);
        }
    }

    /// <summary>A source as a step sees it, through what is around the graph as well.</summary>
    public PlanSource See(PlanSource source) => source.Step == PlanSource.Port ? ports[source.Output].See(source) : source;

    /// <summary>Whether the run went on without an output: its step skipped itself, or needs one that did.</summary>
    public bool WasMissing(PlanSource source) => source.Step == PlanSource.Port
        ? this[source].Artifact is null
        : Record(plan.Steps[source.Step].Name) is { State: StepState.Skipped, Outputs.IsEmpty: true } recorded
            && (recorded.SkippedItself || plan.Steps[source.Step].LacksInput(WasMissing));

    private DebugScope Enter(StepPath.Level level, Store store)
    {
        var artifacts = new RunArtifacts(plan, ports);
        foreach (BoundStep step in plan.Steps)
        {
            if (Record(step.Name) is { Outputs.IsEmpty: false } made && made.Outputs.Length == step.Component.Outputs.Length)
                artifacts.Set(step.Index, made.Outputs);
            else
                artifacts.SetMissing(step.Index);
        }

        BoundStep map = level.Map;
        if (artifacts.Resolve(map.Step.Inputs[map.Step.Map!.Input].Sources[0]) is null)
            throw new MillraceException($"Run {runId} holds no items for '{map.Name}': its collection was not made there. Name another run with --run.");

        MapItems items = MapItems.Of(plan, map, artifacts, store.Artifacts);
        if (level.Index >= items.Items.Length)
        {
            string count = FormattableString.Invariant($"{items.Items.Length:N0} {(items.Items.Length == 1 ? "item" : "items")}");
            throw new MillraceException(FormattableString.Invariant(
                $"Run {runId} has {count} in '{map.Name}', counted from 0: there is no item {level.Index}."));
        }

        BoundPlan body = map.Body!.ForItem(map, level.Index);
        return new DebugScope(body, items.PortsOf(level.Index, body.Steps.Length), store.Metadata.StepsOfItem(runId, map.Name, level.Index), runId);
    }
}
