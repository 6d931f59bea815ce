using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>Writes the steps of runs as executions, with what they took and yielded.</summary>
internal sealed class MlmdExecutions(MlmdFile file, MlmdTypes types, MlmdContexts contexts, MlmdArtifacts artifacts)
{
    private static readonly ImmutableArray<(string Name, MlmdPropertyType Type)> s_properties =
    [
        ("step", MlmdPropertyType.String), ("state", MlmdPropertyType.String), ("reason", MlmdPropertyType.String), ("error", MlmdPropertyType.String),
        ("key", MlmdPropertyType.String), ("attempt", MlmdPropertyType.Int), ("seconds", MlmdPropertyType.Double),
        ("reused_from", MlmdPropertyType.String), ("parent_execution", MlmdPropertyType.Int),
    ];

    private readonly MlmdProperties _properties = new(file, "execution");

    /// <summary>How many were written.</summary>
    public long Count { get; private set; }

    /// <summary>How many events were written.</summary>
    public long Events { get; private set; }

    /// <summary>Writes all steps of a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="steps">Its steps.</param>
    /// <param name="plan">Its plan.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public void Add(HistoryRun run, ImmutableArray<HistoryStep> steps, MlmdPlan plan, CancellationToken cancellation)
    {
        (long pipeline, long runContext) = contexts.Add(run, plan);
        HashSet<long> maps = [.. steps.Where(static step => step.Parent is not null).Select(static step => step.Parent!.Value)];
        Dictionary<long, long> ids = [];
        HashSet<long> attributed = [];
        foreach (HistoryStep step in steps)
        {
            cancellation.ThrowIfCancellationRequested();
            string node = MlmdText.Node(step.Name);
            DateTimeOffset startedAt = step.StartedAt ?? run.Summary.StartedAt;
            long started = startedAt.ToUnixTimeMilliseconds(), ended = (startedAt + (step.Duration ?? TimeSpan.Zero)).ToUnixTimeMilliseconds();
            MlmdEvents events = EventsOf(step, startedAt, maps.Contains(step.Number) || plan.IsMap(node));

            long id = ids[step.Number] = ++Count;
            long type = types.Of(MlmdTypeKind.Execution, step.Component, null, s_properties);
            if (step.Outputs.Length > 0 && !types.IsDerived(type))
                types.Derive(type, MlmdTypeKind.Execution, MlmdBaseTypes.OfExecutions(events.Inputs, events.Outputs));
            file.Execute(
                """
                INSERT INTO Execution (id, type_id, last_known_state, name, create_time_since_epoch, last_update_time_since_epoch)
                VALUES ($p0, $p1, $p2, $p3, $p4, $p5)
                """,
                id, type, (long)StateOf(run, step), MlmdText.Name($"{run.Summary.RunId}/{step.Name}"), started, ended);
            Describe(id, step, node, plan, step.Parent is { } parent && ids.TryGetValue(parent, out long parentId) ? parentId : null);
            Events += events.Write(file, id, Events + 1, started, ended);

            long nodeContext = contexts.Node(run.Summary.Pipeline, node, started, ended);
            foreach (long context in (ReadOnlySpan<long>)[pipeline, runContext, nodeContext])
                contexts.Associate(context, id);
            foreach (long artifact in events.Artifacts)
            {
                contexts.Attribute(nodeContext, artifact);
                if (attributed.Add(artifact))
                {
                    contexts.Attribute(pipeline, artifact);
                    contexts.Attribute(runContext, artifact);
                }
            }
        }
    }

    /// <summary>A step of a run whose program is gone, or that came to no turn, was cancelled; a stored result that stands for it makes it cached.</summary>
    private static MlmdExecutionState StateOf(HistoryRun run, HistoryStep step) => step.State switch
    {
        StepState.Executed => MlmdExecutionState.Complete,
        StepState.Reused => MlmdExecutionState.Cached,
        StepState.Skipped when step.ReusedFrom is not null => MlmdExecutionState.Cached,
        StepState.Failed => MlmdExecutionState.Failed,
        StepState.Blocked when step.Cause == StepCause.Gate => MlmdExecutionState.Failed,
        StepState.Running when run.Summary.Status == RunStatus.Running => MlmdExecutionState.Running,
        StepState.Pending when run.Summary.Status == RunStatus.Running => MlmdExecutionState.New,
        _ => MlmdExecutionState.Canceled,
    };

    private void Describe(long id, HistoryStep step, string node, MlmdPlan plan, long? parent)
    {
        _properties.Set(id, "step", step.Name);
        _properties.Set(id, "state", step.State.ToString().ToLowerInvariant());
        _properties.Set(id, "reason", step.Reason.Length == 0 ? null : step.Reason);
        _properties.Set(id, "error", step.Error);
        _properties.Set(id, "key", step.Key);
        if (step.Attempt > 0)
            _properties.Set(id, "attempt", MlmdValue.Of(step.Attempt));
        if (step.Duration is { } duration)
            _properties.Set(id, "seconds", MlmdValue.Of(duration.TotalSeconds));
        _properties.Set(id, "reused_from", step.ReusedFrom);
        if (parent is { } execution)
            _properties.Set(id, "parent_execution", MlmdValue.Of(execution));
        _properties.SetCustom(id, step.Parameters, name => plan.TypeOf($"{node}.{name}"));
        foreach (Metric metric in step.Metrics)
            _properties.SetCustom(id, $"metric.{metric.Name}", MlmdValue.Of(metric.Value));
        foreach (MetricSeries series in step.Series)
            _properties.SetCustom(id, $"series.{series.Name}", MlmdValue.Of(MlmdStruct.Of(series.Points)));
    }

    /// <summary>The steps of a map's items take and yield the items of its collections, which are internal to the map itself.</summary>
    private MlmdEvents EventsOf(HistoryStep step, DateTimeOffset startedAt, bool isMap)
    {
        var events = new MlmdEvents();
        foreach (HistoryInput input in step.Inputs)
            Add(events, input.Artifact, MlmdEventType.Input, isMap ? MlmdEventType.InternalInput : MlmdEventType.Input, input.Name, [input.Item]);
        foreach (IGrouping<string, HistoryFile> read in step.Files.GroupBy(static each => each.Parameter, StringComparer.Ordinal))
        {
            int index = 0;
            foreach (HistoryFile each in read)
                events.Add(artifacts.Of(each, startedAt), MlmdEventType.Input, read.Key, [index++]);
        }

        foreach (HistoryOutput output in step.Outputs)
            Add(events, output.Artifact, MlmdEventType.Output, isMap ? MlmdEventType.InternalOutput : MlmdEventType.Output, output.Name, [0]);
        return events;
    }

    private void Add(MlmdEvents events, long artifact, MlmdEventType type, MlmdEventType itemType, string name, ImmutableArray<int> indices)
    {
        if (artifacts.Of(artifact) is not { } found)
            return;
        events.Add(found, type, name, indices);
        if (!found.Traits.HasFlag(MlmdTraits.Collection))
            return;
        ImmutableArray<long> items = artifacts.ItemsOf(artifact);
        for (int i = 0; i < items.Length; i++)
            Add(events, items[i], itemType, itemType, name, indices.Add(i));
    }
}
