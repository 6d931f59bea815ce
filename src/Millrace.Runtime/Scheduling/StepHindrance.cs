namespace Millrace.Runtime;

/// <summary>Looks whether a step may start when all that it needs has ended, and what becomes of it where it may not.</summary>
/// <param name="scope">The graph that the steps belong to.</param>
/// <param name="results">How the steps of the graph ended, as far as they have.</param>
internal sealed class StepHindrance(GraphScope scope, StepResult?[] results)
{
    private readonly RunState _run = scope.Run;

    /// <summary>Why a step is not started; null where it is.</summary>
    public async ValueTask<StepResult?> FindAsync(BoundStep step)
    {
        if (BrokenNeed(step) is StepResult broken)
            return broken;
        if (scope.Artifacts.Lacks(step))
            return SkippedNeed(step, MissingNeed(step));

        foreach (PlanCondition condition in step.Step.Conditions)
        {
            if (scope.Artifacts.Resolve(condition.Source) is not PlanSource source)
                return SkippedNeed(step, condition.Source.Step);
            if (await IsTrueAsync(source).ConfigureAwait(false) != condition.Holds)
            {
                string reason = $"{NameOf(source)} is {(condition.Holds ? "false" : "true")}";
                return Ended(step, StepState.Skipped, StepCause.Condition, reason) with { IsMissing = true };
            }
        }

        if (step.Step.RunsAlways ? _run.AreAlwaysGivenUp : _run.Cancellation.IsCancellationRequested)
            return Ended(step, StepState.Cancelled, StepCause.NotStarted, "the run was cancelled before its turn");
        return _run.Stops(step) ? Ended(step, StepState.Cancelled, StepCause.OtherFailure, $"not started, because {_run.Failed} failed") : null;
    }

    /// <summary>
    /// What becomes of a step of which a need has no result: of several the worst decides. One that runs always does so whatever became of what it takes,
    /// but not where nobody can say whether its conditions hold.
    /// </summary>
    private StepResult? BrokenNeed(BoundStep step)
    {
        StepResult? worst = null;
        foreach (PlanCondition condition in step.Step.Conditions)
            worst = Worse(worst, BrokenNeed(condition.Source));
        if (!step.Step.RunsAlways)
        {
            foreach (PlanInput input in step.Step.Inputs)
            {
                foreach (PlanSource source in input.Sources)
                    worst = Worse(worst, BrokenNeed(source));
            }
        }

        return worst switch
        {
            null => null,
            { State: StepState.Failed } => Ended(step, StepState.Blocked, StepCause.FailedNeed, $"needs {worst.Name}, which failed"),
            { State: StepState.Blocked } => Ended(
                step,
                StepState.Blocked,
                worst.Cause == StepCause.FailedNeed ? StepCause.FailedNeed : StepCause.BlockedNeed,
                $"needs {worst.Name}, which is blocked"),
            _ => Ended(
                step,
                StepState.Cancelled,
                worst.Cause == StepCause.OtherFailure ? StepCause.OtherFailure : StepCause.NotStarted,
                $"needs {worst.Name}, which was cancelled"),
        };
    }

    /// <summary>The step that should have yielded an output, or what stands in for it, and ended without a result that the run can do without.</summary>
    private StepResult? BrokenNeed(PlanSource source)
    {
        for (PlanSource? each = source; each is PlanSource known && !scope.Artifacts.IsThere(known); each = known.Fallback?.Source)
        {
            if (!scope.Artifacts.IsMissing(known))
                return results[known.Step];
        }

        return null;
    }

    private static StepResult? Worse(StepResult? one, StepResult? other) => other is not null && (one is null || Rank(other) > Rank(one)) ? other : one;

    private static int Rank(StepResult broken) => broken.State switch
    {
        StepState.Failed => 2,
        StepState.Blocked => 1,
        _ => 0,
    };

    private int MissingNeed(BoundStep step) =>
        step.Step.Inputs.Where((input, i) => !step.Component.Inputs[i].IsOptional && input.Sources.Length > 0)
            .First(input => input.Sources.All(source => BoundStep.IsMissing(source, scope.Artifacts.IsMissing))).Sources[0].Step;

    private StepResult SkippedNeed(BoundStep step, int need)
    {
        string reason = need == PlanSource.Port || results[need] is not StepResult result
            ? "needs what is not there"
            : $"needs {result.Name}, which was skipped: {result.Reason}";
        return Ended(step, StepState.Skipped, StepCause.SkippedNeed, reason) with { IsMissing = true };
    }

    private async ValueTask<bool> IsTrueAsync(PlanSource source)
    {
        Slot slot = scope.Artifacts[source];
        object opened = await slot.OpenAsync((record, type) => _run.Services.Store.LoadInputAsync(
            record, type, _run.Services.Services, scope.Remedy(source), CancellationToken.None)).ConfigureAwait(false);
        return ((Value<bool>)opened).Content;
    }

    private string NameOf(PlanSource source)
    {
        Slot slot = scope.Artifacts[source];
        if (source.Step == PlanSource.Port)
            return slot.Info.Name;
        BoundStep step = scope.Plan.Steps[source.Step];
        return step.Component.Outputs.Length > 1 ? $"{step.Name}/{slot.Info.Name}" : step.Name;
    }

    private static StepResult Ended(BoundStep step, StepState state, StepCause cause, string reason) =>
        new() { Name = step.Name, State = state, Cause = cause, Reason = reason };
}
