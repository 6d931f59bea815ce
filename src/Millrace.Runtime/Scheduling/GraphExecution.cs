using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;

namespace Millrace.Runtime;

/// <summary>
/// Runs the steps of one graph, each when all that it needs has ended: looks whether it may run, has it executed, and tells what became of it. Where a
/// need failed, is blocked, was cancelled or is missing, the step ends the same way without being started.
/// </summary>
internal sealed class GraphExecution : IStepWork
{
    private readonly GraphScope _scope;
    private readonly RunState _run;
    private readonly StepResult?[] _results;
    private readonly AttemptGuard?[] _running;
    private readonly GraphRun _graph;

    public GraphExecution(GraphScope scope)
    {
        _scope = scope;
        _run = scope.Run;
        _results = new StepResult?[scope.Plan.Steps.Length];
        _running = new AttemptGuard?[scope.Plan.Steps.Length];
        _graph = new GraphRun(scope.Graph, _run.Dispatcher, this, scope.Queues);
    }

    /// <summary>How the steps ended, in the order of the plan.</summary>
    public ImmutableArray<StepResult> Results => [.. _results.Select(static result => result!)];

    /// <summary>Runs all steps to their ends. What they yield may not be written down yet.</summary>
    /// <param name="ended">The results of steps that are not run, by position.</param>
    public async Task RunAsync(IReadOnlyDictionary<int, StepOutcome> ended)
    {
        foreach ((int step, StepOutcome outcome) in ended.OrderBy(static pair => pair.Key))
            End(step, outcome);
        _run.Add(this);
        try
        {
            await _graph.RunAsync().ConfigureAwait(false);
        }
        finally
        {
            _run.Remove(this);
        }
    }

    /// <summary>Gives up what is still running.</summary>
    /// <param name="always">Whether the steps that run always, or the others.</param>
    public void AbandonAll(bool always)
    {
        for (int step = 0; step < _running.Length; step++)
        {
            if (_scope.Plan.Steps[step].Step.RunsAlways == always && _running[step] is AttemptGuard guard)
            {
                Abandon(step, guard, StepState.Cancelled, StepCause.Abandoned, string.Create(
                    CultureInfo.InvariantCulture, $"abandoned: it did not end within {_run.Options.Grace.TotalSeconds:0.###} s of cancellation"));
            }
        }
    }

    /// <summary>Gives up a step that does not end. Others get what it held; its late end changes nothing.</summary>
    public void Abandon(int step, AttemptGuard guard, StepState state, StepCause cause, string reason)
    {
        if (!guard.TryAbandon())
            return;

        BoundStep bound = _scope.Plan.Steps[step];
        RunLog.StepAbandoned(_run.Services.Logger, bound.Name, _run.Options.Grace);
        string? log = guard.Log?.Path;
        var result = new StepResult
        {
            Name = bound.Name,
            State = state,
            Cause = cause,
            Reason = reason,
            Error = state == StepState.Failed ? new StepError(reason, new TimeoutException(reason), IsExpected: true) : null,
            LogPath = log,
            LogTail = guard.Log?.Tail ?? [],
        };
        var end = new StepEnd
        {
            Step = _scope.Numbers[step],
            State = state,
            Cause = cause,
            Reason = reason,
            Error = result.Error?.Message,
            Log = log is null ? null : StepLog.RelativePath(_run.Ticket.RunId, bound.Name),
        };
        End(step, new StepOutcome(result, () => _run.Services.Store.Steps.End(end, _run.Ticket.Owner)));
        _run.Dispatcher.EndFromOutside(_graph, step);
    }

    async ValueTask<bool> IStepWork.RunAsync(int step)
    {
        if (_results[step] is not null)
            return true;
        if (_run.Flow is not null)
            ExecutionContext.Restore(_run.Flow);

        BoundStep bound = _scope.Plan.Steps[step];
        if (await HindranceAsync(bound).ConfigureAwait(false) is StepResult hindered)
        {
            End(step, NotStarted(bound, hindered));
            return true;
        }

        var guard = new AttemptGuard();
        _running[step] = guard;
        using Activity? activity = RunTelemetry.Source.StartActivity("step", ActivityKind.Internal, _run.Activity);
        activity?.SetTag("millrace.step", bound.Name);
        CancellationToken cancellation = bound.Step.RunsAlways ? _run.AlwaysCancellation : _run.Cancellation;
        StepOutcome? outcome = bound.Body is null
            ? await new StepExecution(_scope, bound, guard, (state, cause, reason) => Abandon(step, guard, state, cause, reason)).RunAsync(cancellation).ConfigureAwait(false)
            : await new MapExecution(_scope, bound, guard).RunAsync(cancellation).ConfigureAwait(false);
        _running[step] = null;
        if (outcome is not StepOutcome ended)
            return false;

        activity?.SetTag("millrace.state", ended.Result.State.ToString());
        if (ended.Result.State == StepState.Failed)
            activity?.SetStatus(ActivityStatusCode.Error, ended.Result.Error?.Message);
        End(step, ended);
        return true;
    }

    /// <summary>Why a step is not started, all that it needs having ended; null where it is.</summary>
    private async ValueTask<StepResult?> HindranceAsync(BoundStep step)
    {
        if (BrokenNeed(step) is StepResult broken)
            return broken;
        if (_scope.Artifacts.Lacks(step))
            return SkippedNeed(step, MissingNeed(step));

        foreach (PlanCondition condition in step.Step.Conditions)
        {
            if (_scope.Artifacts.Resolve(condition.Source) is not PlanSource source)
                return SkippedNeed(step, condition.Source.Step);
            if (await IsTrueAsync(source).ConfigureAwait(false) != condition.Holds)
                return Ended(step, StepState.Skipped, StepCause.Condition, $"{NameOf(source)} is {(condition.Holds ? "false" : "true")}") with { IsMissing = true };
        }

        if (step.Step.RunsAlways)
            return null;
        if (_run.Cancellation.IsCancellationRequested)
            return Ended(step, StepState.Cancelled, StepCause.NotStarted, "the run was cancelled before its turn");
        return _run.IsStopped ? Ended(step, StepState.Cancelled, StepCause.OtherFailure, $"not started, because {_run.Failed} failed") : null;
    }

    /// <summary>What becomes of a step of which a need has no result: of several the worst decides. What always runs needs its conditions alone.</summary>
    private StepResult? BrokenNeed(BoundStep step)
    {
        StepResult? worst = null;
        foreach (PlanSource source in step.Step.Conditions.Select(static condition => condition.Source).Concat(step.Step.RunsAlways ? [] : step.Step.Inputs.SelectMany(static input => input.Sources)))
        {
            if (BrokenNeed(source) is StepResult broken && (worst is null || Rank(broken) > Rank(worst)))
                worst = broken;
        }

        return worst switch
        {
            null => null,
            { State: StepState.Failed } => Ended(step, StepState.Blocked, StepCause.FailedNeed, $"needs {worst.Name}, which failed"),
            { State: StepState.Blocked } => Ended(
                step, StepState.Blocked, worst.Cause == StepCause.FailedNeed ? StepCause.FailedNeed : StepCause.BlockedNeed, $"needs {worst.Name}, which is blocked"),
            _ => Ended(
                step, StepState.Cancelled, worst.Cause == StepCause.OtherFailure ? StepCause.OtherFailure : StepCause.NotStarted, $"needs {worst.Name}, which was cancelled"),
        };
    }

    /// <summary>The step that should have yielded an output, or what stands in for it, and ended without a result that the run can do without.</summary>
    private StepResult? BrokenNeed(PlanSource source)
    {
        for (PlanSource? each = source; each is PlanSource known && !_scope.Artifacts.IsThere(known); each = known.Fallback?.Source)
        {
            if (!_scope.Artifacts.IsMissing(known))
                return _results[known.Step];
        }

        return null;
    }

    private static int Rank(StepResult broken) => broken.State switch
    {
        StepState.Failed => 2,
        StepState.Blocked => 1,
        _ => 0,
    };

    private int MissingNeed(BoundStep step) =>
        step.Step.Inputs.Where((input, i) => !step.Component.Inputs[i].IsOptional && input.Sources.Length > 0)
            .First(input => input.Sources.All(source => BoundStep.IsMissing(source, _scope.Artifacts.IsMissing))).Sources[0].Step;

    private StepResult SkippedNeed(BoundStep step, int need)
    {
        string reason = need == PlanSource.Port || _results[need] is not StepResult result ? "needs what is not there" : $"needs {result.Name}, which was skipped: {result.Reason}";
        return Ended(step, StepState.Skipped, StepCause.SkippedNeed, reason) with { IsMissing = true };
    }

    private async ValueTask<bool> IsTrueAsync(PlanSource source)
    {
        Slot slot = _scope.Artifacts[source];
        object opened = await slot.OpenAsync((record, type) => _run.Services.Store.LoadInputAsync(
            record, type, _run.Services.Services, _scope.Remedy(source), CancellationToken.None)).ConfigureAwait(false);
        return ((Value<bool>)opened).Content;
    }

    private string NameOf(PlanSource source)
    {
        Slot slot = _scope.Artifacts[source];
        if (source.Step == PlanSource.Port)
            return slot.Info.Name;
        BoundStep step = _scope.Plan.Steps[source.Step];
        return step.Component.Outputs.Length > 1 ? $"{step.Name}/{slot.Info.Name}" : step.Name;
    }

    private static StepResult Ended(BoundStep step, StepState state, StepCause cause, string reason) =>
        new() { Name = step.Name, State = state, Cause = cause, Reason = reason };

    private StepOutcome NotStarted(BoundStep step, StepResult result)
    {
        var end = new StepEnd { Step = _scope.Numbers[step.Index], State = result.State, Cause = result.Cause, Reason = result.Reason };
        return new StepOutcome(result, () => _run.Services.Store.Steps.End(end, _run.Ticket.Owner));
    }

    /// <summary>Lets those who depend on a step see how it ended, and tells of it once it is written down.</summary>
    private void End(int step, StepOutcome outcome)
    {
        _results[step] = outcome.Result;
        if (outcome.Result.IsMissing)
            _scope.Artifacts.SetMissing(step);
        _run.Note(outcome.Result);
        _scope.Artifacts.Release(_scope.Plan.Steps[step]);
        if (outcome.Write is null)
            Tell(step, outcome.Result);
        else
            _run.Write(outcome.Write, (isWritten, exception) => Tell(step, isWritten ? outcome.Result : NotWritten(step, outcome.Result, exception)));
    }

    /// <summary>What a result is worth that is not in the metadata: the end of a step that yields nothing still reaches the person who waits for it.</summary>
    private StepResult NotWritten(int step, StepResult result, Exception? exception)
    {
        if (exception is not null)
            RunLog.StepNotRecorded(_run.Services.Logger, result.Name, exception);
        if (result.State is not (StepState.Executed or StepState.Reused))
            return result;

        string message = exception is null
            ? $"This attempt of step '{result.Name}' was given up or superseded by another one, so its result is dropped."
            : $"The result of step '{result.Name}' cannot be written down: {exception.Message}";
        StepResult failed = result with
        {
            State = StepState.Failed,
            Cause = StepCause.Exception,
            Error = new StepError(message, exception ?? new MillraceException(message), IsExpected: true),
            Outputs = [],
        };
        _results[step] = failed;
        _run.Note(failed);

        if (exception is null)
            return failed;

        // The claim that the undone transaction would have given up must not keep others waiting.
        var end = new StepEnd { Step = _scope.Numbers[step], State = failed.State, Cause = failed.Cause, Reason = failed.Reason, Duration = failed.Duration, Error = message };
        _run.Write(() => _run.Services.Store.Steps.End(end, _run.Ticket.Owner), static (_, _) => { });
        return failed;
    }

    private void Tell(int step, StepResult result)
    {
        RunLog.StepEnded(_run.Services.Logger, result.Name, result.State, result.Reason);
        RunMeters.StepEnded(_run.Pipeline, result);
        _scope.Observer.StepFinished(_scope.Plan.Steps[step], result);
    }
}
