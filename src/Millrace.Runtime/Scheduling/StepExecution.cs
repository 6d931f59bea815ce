using System.Collections.Immutable;
using Microsoft.Extensions.Logging;

namespace Millrace.Runtime;

/// <summary>Reuses or runs one step of a run.</summary>
/// <param name="scope">The graph that it belongs to.</param>
/// <param name="step">The step.</param>
/// <param name="guard">Decides between its result and its being given up.</param>
/// <param name="graph">Gives it up.</param>
internal sealed class StepExecution(GraphScope scope, BoundStep step, AttemptGuard guard, GraphExecution graph)
{
    private readonly RunState _run = scope.Run;
    private StepAttempts? _attempts;
    private int _isTold;

    private Store Store => _run.Services.Store;

    private StepLog Log => guard.Log!;

    private long Number => scope.Numbers[step.Index];

    private TimeSpan Elapsed => _run.Services.Time.GetElapsedTime(guard.Started);

    /// <summary>Brings the step to its end. Whatever the component throws is in the result.</summary>
    /// <returns>Null where it was given up in the meantime.</returns>
    public async ValueTask<StepOutcome?> RunAsync(CancellationToken cancellation)
    {
        guard.Log = new StepLog(_run.LogFolder, step.Name, _run.Services.Time, scope.Plan.Secrets);
        string reason = "";
        try
        {
            for (bool isAgain = false; ; isAgain = true)
            {
                cancellation.ThrowIfCancellationRequested();
                ImmutableArray<StepInput> inputs = scope.Artifacts.InputsOf(step);
                KeyedStep keyed = await _run.Keys.BuildAsync(step, inputs, cancellation).ConfigureAwait(false);
                bool isFresh = scope.Fresh[step.Index];
                long look = Store.Claims.Look(keyed.Key.Digest);
                ReuseVerdict verdict = await _run.Judge.DecideAsync(step, keyed, isFresh, cancellation, isAgain).ConfigureAwait(false);
                reason = scope.Plan.Secrets.Mask(verdict.Reason);
                if (verdict.Hit is CacheHit hit)
                    return Reuse(hit, keyed, reason, inputs, Sources(keyed, cancellation));
                if (_run.Stops(step))
                    return End(StepState.Cancelled, StepCause.OtherFailure, $"not started, because {_run.Failed} failed", null);

                if (keyed.Obstacle is null && !isFresh && !await TryClaimAsync(keyed.Key.Digest, look, cancellation).ConfigureAwait(false))
                    continue;
                guard.Start = new StepStart(Number, keyed.Key, keyed.Key.Text, reason, inputs, verdict.Rejected, _run.Services.Time.GetUtcNow())
                {
                    Sources = Sources(keyed, cancellation),
                };
                return await ExecuteAsync(keyed, cancellation).ConfigureAwait(false);
            }
        }
#pragma warning disable CA1031 // Whatever the component throws ends the step, and is kept with its stack.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            StepEnding ending = StepEnding.Of(exception, cancellation);
            if (ending.State == StepState.Skipped)
            {
                Log.TryWrite(LogLevel.Warning, step.Name, exception.Message, exception.InnerException);
                RunLog.StepSkipped(_run.Services.Logger, step.Name, scope.Plan.Secrets.Mask(exception.Message));
            }

            return End(ending.State, ending.Cause, ending.Reason ?? reason, ending.Error);
        }
        finally
        {
            Log.Dispose();
        }
    }

    private ImmutableArray<StepSource> Sources(KeyedStep keyed, CancellationToken cancellation)
    {
        ImmutableArray<StepSource> sources = _run.Keys.SourcesOf(step, keyed, cancellation);
        _run.Kept?.Keep(sources);
        return sources;
    }

    private StepOutcome? Reuse(CacheHit hit, KeyedStep keyed, string reason, ImmutableArray<StepInput> inputs, ImmutableArray<StepSource> sources)
    {
        if (!guard.TryCommit())
            return null;

        scope.Artifacts.Set(step.Index, hit.Outputs);
        var result = new StepResult
        {
            Name = step.Name,
            State = StepState.Reused,
            Duration = Elapsed,
            Reason = reason,
            Outputs = hit.Outputs,
            RunsAgain = keyed.Obstacle is not null,
            Metrics = hit.Metrics.IsEmpty ? [] : [.. hit.Metrics.Select(metric => metric with { Step = step.Name })],
            Series = hit.Series,
        };
        return new StepOutcome(result, () => Store.Steps.Reuse(Number, StepState.Reused, StepCause.None, hit, keyed.Key, reason, inputs, sources));
    }

    /// <summary>Claims a key, or waits until another one has come to its result, or to none. What the step would hold is given to others meanwhile.</summary>
    private async ValueTask<bool> TryClaimAsync(string key, long look, CancellationToken cancellation)
    {
        ClaimAnswer answer = Store.Claims.TryClaim(key, look, Store.Owner.Number, out uint holder, out Claim? claim);
        guard.Claim = claim;
        if (answer is ClaimAnswer.Claimed or ClaimAnswer.Changed)
            return answer == ClaimAnswer.Claimed;

        RunLog.StepWaits(_run.Services.Logger, step.Name);
        int queue = scope.Queues[step.Index];
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, _run.StopOf(step));
        _run.Dispatcher.Release(queue);
        try
        {
            var wait = new ClaimWait(Store, _run.Services.Time);
            await (answer == ClaimAnswer.Held ? wait.ForEndAsync(key, holder, either.Token) : wait.ForPlaceAsync(either.Token)).ConfigureAwait(false);
            return false;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // Another step failed: whoever waits for the claim looks for that first.
            return false;
        }
        finally
        {
            await _run.Dispatcher.ResumeAsync(queue).ConfigureAwait(false);
        }
    }

    private async ValueTask<StepOutcome?> ExecuteAsync(KeyedStep keyed, CancellationToken cancellation)
    {
        StepStart start = guard.Start!;
        if (guard.IsAbandoned)
        {
            guard.Claim?.GiveUp();
            return null;
        }

        guard.Fence = StepStart.Fence;
        _run.Write(() => Store.Steps.Start(start), (isWritten, _) =>
        {
            start.IsHeld = isWritten;
            if (isWritten || !guard.IsAbandoned)
                TellStart();
        });
        RunLog.StepRuns(_run.Services.Logger, step.Name, start.Reason);
        _attempts = new StepAttempts(
            scope, step, guard, (state, cause, reason) => graph.Abandon(step.Index, guard, state, cause, reason), keyed, start, TellStart);
        if (await _attempts.RunAsync(cancellation).ConfigureAwait(false) is not AttemptResult done)
            return End(StepState.Cancelled, StepCause.OtherFailure, $"not tried again, because {_run.Failed} failed", null);
        bool isReusable = keyed.Obstacle is null;
        if (isReusable && _run.Keys.SourcesChanged(step, keyed, cancellation))
        {
            isReusable = false;
            RunLog.SourceChanged(_run.Services.Logger, step.Name);
        }

        if (!guard.TryCommit())
            return null;

        var commit = new StepCommit
        {
            Start = start,
            Fence = guard.Fence.Value,
            Outputs = done.Outputs,
            Metrics = done.Metrics,
            Series = done.Series,
            Duration = _attempts.Elapsed,
            IsReusable = isReusable,
            Log = StepLog.RelativePath(_run.Ticket.RunId, Log.Path),
        };
        start.IsEnding = true;
        scope.Artifacts.Set(step.Index, done.Outputs, done.Opened);
        var result = new StepResult
        {
            Name = step.Name,
            State = StepState.Executed,
            Duration = commit.Duration,
            Attempts = commit.Fence,
            Reason = start.Reason,
            Outputs = done.Outputs,
            RunsAgain = keyed.Obstacle is not null,
            Metrics = done.Metrics,
            Series = done.Series,
            LogPath = Log.Path,
        };
        return new StepOutcome(result, () => Store.Steps.Commit(commit), guard);
    }

    /// <summary>Tells that the step has started, once: after the ends that came before it, but before its progress.</summary>
    private void TellStart()
    {
        if (Interlocked.Exchange(ref _isTold, 1) == 0)
            scope.Observer.StepStarted(step, guard.Start!.Reason);
    }

    private StepOutcome? End(StepState state, StepCause cause, string reason, StepError? error)
    {
        ImmutableArray<string> tail = Log.Tail;
        (reason, error) = (scope.Plan.Secrets.Mask(reason), scope.Plan.Secrets.Mask(error));
        if (error is not null)
            Log.TryWrite(LogLevel.Error, step.Name, error.Message, error.IsExpected ? error.Exception.InnerException : error.Exception);

        // The log has it already.
        if (state == StepState.Cancelled && _attempts?.Failed is Exception failed)
            error = scope.Plan.Secrets.Mask(StepError.Of(failed));
        if (!guard.TryCommit())
            return null;

        AttemptResult kept = state == StepState.Blocked && _attempts?.Kept is AttemptResult some ? some : new([], [], [], []);
        var result = new StepResult
        {
            Name = step.Name,
            State = state,
            Cause = cause,
            IsMissing = state == StepState.Skipped,
            Duration = Elapsed,
            Attempts = guard.Fence ?? 0,
            Reason = reason,
            Error = error,
            Outputs = kept.Outputs,
            Metrics = kept.Metrics,
            Series = kept.Series,
            LogPath = Log.Path,
            LogTail = tail,
        };
        var end = new StepEnd
        {
            Step = Number,
            Start = guard.Start,
            Fence = guard.Fence,
            State = state,
            Cause = cause,
            Reason = reason,
            Duration = result.Duration,
            Error = error?.Message,
            Log = StepLog.RelativePath(_run.Ticket.RunId, result.LogPath),
            Outputs = kept.Outputs,
            Metrics = kept.Metrics,
            Series = kept.Series,
        };
        return new StepOutcome(result, () => Store.Steps.End(end), guard);
    }
}
