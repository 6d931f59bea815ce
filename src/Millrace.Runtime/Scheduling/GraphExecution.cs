using System.Collections.Immutable;
using System.Diagnostics;

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
    private readonly StepHindrance _hindrance;
    private readonly GraphRun _graph;

    public GraphExecution(GraphScope scope)
    {
        _scope = scope;
        _run = scope.Run;
        _results = new StepResult?[scope.Plan.Steps.Length];
        _running = new AttemptGuard?[scope.Plan.Steps.Length];
        _hindrance = new StepHindrance(scope, _results);
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

        // Where that throws, what is still running is there to be given up.
        await _graph.RunAsync().ConfigureAwait(false);
        _run.Remove(this);
    }

    /// <summary>Gives up what is still running.</summary>
    /// <param name="always">Whether the steps that run always, and the maps that have such, or the others.</param>
    /// <param name="reason">Why.</param>
    public void AbandonAll(bool always, string reason)
    {
        for (int step = 0; step < _running.Length; step++)
        {
            if (_scope.Plan.Steps[step].HasToGoOn == always && Volatile.Read(ref _running[step]) is AttemptGuard guard)
                Abandon(step, guard, StepState.Cancelled, StepCause.Abandoned, reason);
        }
    }

    /// <summary>Gives up a step that does not end. Others get what it held; its late end changes nothing.</summary>
    public void Abandon(int step, AttemptGuard guard, StepState state, StepCause cause, string reason)
    {
        if (!guard.TryAbandon())
            return;

        BoundStep bound = _scope.Plan.Steps[step];
        StepError? error = state == StepState.Failed ? new StepError(reason, new TimeoutException(reason), IsExpected: true) : null;
        End(step, Without(bound, guard, state, cause, reason, error));
        _run.Dispatcher.EndFromOutside(_graph, step);
        RunLog.StepAbandoned(_run.Services.Logger, bound.Name, _run.Options.Grace);
    }

    async ValueTask<bool> IStepWork.RunAsync(int step)
    {
        if (_results[step] is not null)
            return true;
        if (_run.Flow is not null)
            ExecutionContext.Restore(_run.Flow);

        // It can be given up from here on, and looks only then whether the run was cancelled: so one of the two always sees the other.
        BoundStep bound = _scope.Plan.Steps[step];
        var guard = new AttemptGuard(_run.Services.Time.GetTimestamp());
        Interlocked.Exchange(ref _running[step], guard);
        try
        {
            if (await _hindrance.FindAsync(bound).ConfigureAwait(false) is StepResult hindered)
            {
                if (!guard.TryCommit())
                    return false;
                End(step, NotStarted(bound, hindered));
                return true;
            }

            using Activity? activity = RunTelemetry.Source.StartActivity("step", ActivityKind.Internal, _run.Activity);
            activity?.SetTag("millrace.step", bound.Name);
            CancellationToken cancellation = bound.Step.RunsAlways ? _run.AlwaysCancellation : _run.Cancellation;
            StepOutcome? outcome = bound.Body is null
                ? await new StepExecution(_scope, bound, guard, this).RunAsync(cancellation).ConfigureAwait(false)
                : await new MapExecution(_scope, bound, guard).RunAsync(cancellation).ConfigureAwait(false);
            if (outcome is not StepOutcome ended)
                return false;

            activity?.SetTag("millrace.state", ended.Result.State.ToString());
            if (ended.Result.State == StepState.Failed)
                activity?.SetStatus(ActivityStatusCode.Error, ended.Result.Error?.Message);
            End(step, ended);
            return true;
        }
        catch (Exception exception) when (guard.IsAbandoned || _results[step] is null)
        {
            // What a component throws is in its outcome: this comes from around it, from a condition that cannot be read, say.
            if (!guard.TryCommit())
                return false;
            End(step, Without(bound, guard, StepState.Failed, StepCause.Exception, "", StepError.Of(exception)));
            return true;
        }
        finally
        {
            Volatile.Write(ref _running[step], null);
        }
    }

    private StepOutcome NotStarted(BoundStep step, StepResult result)
    {
        var end = new StepEnd { Step = _scope.Numbers[step.Index], State = result.State, Cause = result.Cause, Reason = result.Reason };
        return new StepOutcome(result, () => _run.Services.Store.Steps.End(end));
    }

    /// <summary>The end of a step that was begun, or would have been, and comes to no outcome of its own.</summary>
    private StepOutcome Without(BoundStep step, AttemptGuard guard, StepState state, StepCause cause, string reason, StepError? error)
    {
        var result = new StepResult
        {
            Name = step.Name,
            State = state,
            Cause = cause,
            Duration = _run.Services.Time.GetElapsedTime(guard.Started),
            Attempts = guard.Fence ?? 0,
            Reason = _scope.Plan.Secrets.Mask(reason),
            Error = _scope.Plan.Secrets.Mask(error),
            LogPath = guard.Log?.Path,
            LogTail = guard.Log?.Tail ?? [],
        };
        var end = new StepEnd
        {
            Step = _scope.Numbers[step.Index],
            State = state,
            Cause = cause,
            Reason = result.Reason,
            Duration = result.Duration,
            Error = result.Error?.Message,
            Log = StepLog.RelativePath(_run.Ticket.RunId, result.LogPath),
        };
        return new StepOutcome(result, () => _run.Services.Store.Steps.End(end), guard);
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
        {
            _run.Write(
                outcome.Write,
                (isWritten, exception) => Tell(step, isWritten ? Settled(step, outcome.Result) : NotWritten(step, outcome, exception)),
                outcome.Guard?.Claim);
        }
    }

    /// <summary>Collections may be large: once they are written down, nobody keeps their items.</summary>
    private StepResult Settled(int step, StepResult result)
    {
        bool isCollection = false;
        foreach (OutputRecord output in result.Outputs)
            isCollection |= !output.Artifact.Items.IsDefaultOrEmpty;
        if (!isCollection)
            return result;

        _scope.Artifacts.Settle(step);
        return _results[step] = result with { Outputs = [.. result.Outputs.Select(static each => each with { Artifact = each.Artifact.Bare() })] };
    }

    /// <summary>What a result is worth that is not in the metadata: the end of a step that yields nothing still reaches the person who waits for it.</summary>
    private StepResult NotWritten(int step, StepOutcome outcome, Exception? exception)
    {
        StepResult result = outcome.Result;
        if (exception is not null)
            RunLog.StepNotRecorded(_run.Services.Logger, result.Name, exception);
        if (result.State is not (StepState.Executed or StepState.Reused))
            return _results[step] = result with { Outputs = [] };

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

        // What the undone transaction has left of the step still goes on in the metadata, or has not even begun there.
        AttemptGuard? guard = outcome.Guard;
        guard?.Start?.IsEnding = false;
        var end = new StepEnd
        {
            Step = _scope.Numbers[step],
            Start = guard?.Start,
            Fence = guard?.Fence,
            State = failed.State,
            Cause = failed.Cause,
            Reason = failed.Reason,
            Duration = failed.Duration,
            Error = message,
            Log = StepLog.RelativePath(_run.Ticket.RunId, failed.LogPath),
        };
        _run.Write(() => _run.Services.Store.Steps.End(end), static (_, _) => { });
        return failed;
    }

    private void Tell(int step, StepResult result)
    {
        try
        {
            RunLog.StepEnded(_run.Services.Logger, result.Name, result.State, result.Reason);
            RunMeters.StepEnded(_run.Pipeline, result);
        }
        finally
        {
            _scope.Observer.StepFinished(_scope.Plan.Steps[step], result);
        }
    }
}
