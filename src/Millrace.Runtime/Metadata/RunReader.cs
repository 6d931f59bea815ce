using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>Reads all that is recorded of a run at one moment.</summary>
internal static class RunReader
{
    /// <summary>Reads it.</summary>
    /// <param name="view">The moment.</param>
    /// <param name="runId">The run's whole identity.</param>
    /// <param name="withItems">Whether the steps of items are wanted, too.</param>
    public static RunRecord Read(IMetadataView view, string runId, bool withItems)
    {
        RunSummary summary = view.Runs.Summary(runId);
        (ImmutableArray<ParameterRecord> parameters, ImmutableArray<ParameterRecord> overrides) = view.Runs.Parameters(runId);
        return new RunRecord
        {
            Summary = summary,
            Options = view.Runs.Options(runId),
            Origin = view.Runs.Origin(runId),
            Notes = view.Runs.Notes(runId),
            Parameters = parameters,
            Overrides = overrides,
            Steps = Standing(view.Steps.OfRun(runId), summary.Status),
            Items = withItems ? Items(view, runId, summary.Status) : [],
        };
    }

    /// <summary>The steps that ran for items of maps.</summary>
    /// <param name="view">The moment.</param>
    /// <param name="runId">The run's whole identity.</param>
    /// <param name="status">How the run stands.</param>
    public static ImmutableArray<StepRecord> Items(IMetadataView view, string runId, RunStatus status) => Standing(view.Steps.OfItems(runId, ""), status);

    private static ImmutableArray<StepRecord> Standing(ImmutableArray<StepRecord> steps, RunStatus status) =>
        status == RunStatus.Interrupted ? [.. steps.Select(Interrupted)] : steps;

    /// <summary>A step as it is once the program that ran it has ended.</summary>
    private static StepRecord Interrupted(StepRecord step) => step.State switch
    {
        StepState.Running => step with
        {
            State = StepState.Cancelled,
            Cause = StepCause.Interrupted,
            Reason = InterruptedRun.EndedWhileRunning,
            Items = step.Items?.Interrupted(),
        },
        StepState.Pending => step with { State = StepState.Cancelled, Cause = StepCause.Interrupted, Reason = InterruptedRun.EndedBefore },
        _ => step,
    };
}
