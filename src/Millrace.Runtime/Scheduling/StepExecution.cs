using System.Collections.Immutable;
using Microsoft.Extensions.Logging;

namespace Millrace.Runtime;

/// <summary>Reuses or runs one step of a run.</summary>
/// <param name="scope">The graph that it belongs to.</param>
/// <param name="step">The step.</param>
/// <param name="guard">Decides between its result and its being given up.</param>
/// <param name="abandon">Gives it up.</param>
internal sealed class StepExecution(GraphScope scope, BoundStep step, AttemptGuard guard, Action<StepState, StepCause, string> abandon)
{
    private readonly RunState _run = scope.Run;
    private readonly long _started = scope.Run.Services.Time.GetTimestamp();
    private int? _fence;

    private Store Store => _run.Services.Store;

    private string Owner => _run.Ticket.Owner;

    private long Number => scope.Numbers[step.Index];

    private TimeSpan Elapsed => _run.Services.Time.GetElapsedTime(_started);

    /// <summary>Brings the step to its end. Whatever the component throws is in the result.</summary>
    /// <returns>Null where it was given up in the meantime.</returns>
    public async ValueTask<StepOutcome?> RunAsync(CancellationToken cancellation)
    {
        using var log = new StepLog(Store.LogPath(_run.Ticket.RunId, step.Name), _run.Services.Time, scope.Plan.Secrets);
        guard.Log = log;
        string reason = "";
        try
        {
            for (bool isAgain = false; ; isAgain = true)
            {
                if (guard.IsAbandoned)
                    return null;
                cancellation.ThrowIfCancellationRequested();
                ImmutableArray<StepInput> inputs = scope.Artifacts.InputsOf(step);
                KeyedStep keyed = await _run.Keys.BuildAsync(step, inputs, cancellation).ConfigureAwait(false);
                bool isFresh = _run.Options.Fresh.Contains(step.Name);
                ReuseVerdict verdict = await _run.Judge.DecideAsync(step, keyed, isFresh, cancellation, isAgain).ConfigureAwait(false);
                reason = verdict.Reason;
                if (verdict.Hit is CacheHit hit)
                    return Reuse(hit, keyed, reason, inputs);

                var start = new StepStart(Number, keyed.Key, reason, inputs, keyed.Obstacle is null && !isFresh, verdict.Rejected);
                StartedStep started = await Store.Commits.RunAsync(() => Store.Steps.Start(start, Owner)).ConfigureAwait(false);
                if (started.Fence is int fence)
                    return await ExecuteAsync(keyed, reason, inputs, fence, start.IsClaimed, log, cancellation).ConfigureAwait(false);
                if (started.Holder is ClaimHolder holder)
                    await WaitAsync(keyed.Key.Digest, holder, cancellation).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (cancellation.IsCancellationRequested && IsCancellation(exception))
        {
            return End(StepState.Cancelled, StepCause.Cancellation, "cancelled", null, log);
        }
        catch (GateClosedException exception)
        {
            return End(StepState.Blocked, StepCause.Gate, exception.Message, new StepError(exception.Message, exception, IsExpected: true), log);
        }
        catch (StepSkippedException exception)
        {
            log.TryWrite(LogLevel.Warning, step.Name, exception.Message, exception.InnerException);
            RunLog.StepSkipped(_run.Services.Logger, step.Name, scope.Plan.Secrets.Mask(exception.Message));
            return End(StepState.Skipped, StepCause.Unavailable, exception.Message, null, log);
        }
        catch (StepTimeoutException exception)
        {
            return End(StepState.Failed, StepCause.Timeout, reason, new StepError(exception.Message, exception, IsExpected: true), log);
        }
#pragma warning disable CA1031 // Whatever the component throws ends the step, and is kept with its stack.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return End(StepState.Failed, StepCause.Exception, reason, new StepError(Describe(exception), exception, exception is MillraceException), log);
        }
    }

    /// <summary>Whether an exception, or each of several that were thrown in parallel, tells of cancellation.</summary>
    private static bool IsCancellation(Exception exception) =>
        exception is OperationCanceledException
        || (exception is AggregateException several && several.Flatten().InnerExceptions.All(static each => each is OperationCanceledException));

    /// <summary>A failure in one text: an expected one speaks for itself, of any other the kind is told.</summary>
    public static string Describe(Exception exception) =>
        exception is MillraceException or StepTimeoutException ? exception.Message : $"{TypeNames.Display(exception.GetType())}: {exception.Message}";

    private StepOutcome? Reuse(CacheHit hit, KeyedStep keyed, string reason, ImmutableArray<StepInput> inputs)
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
            Metrics = [.. hit.Metrics.Select(metric => metric with { Step = step.Name })],
            Series = hit.Series,
        };

        // Through a view, another artifact may look the same as the one that the result was made of.
        ImmutableArray<StepInput> own = inputs.Any(static input => input.Source.View is not null) ? inputs : [];
        return new StepOutcome(result, () => Store.Steps.Reuse(Number, StepState.Reused, StepCause.None, hit.Step, keyed.Key, reason, own));
    }

    /// <summary>Waits until another one has come to the result, or to none. What the step would hold is given to others.</summary>
    private async ValueTask WaitAsync(string key, ClaimHolder holder, CancellationToken cancellation)
    {
        RunLog.StepWaits(_run.Services.Logger, step.Name);
        int queue = scope.Queues[step.Index];
        _run.Dispatcher.Release(queue);
        try
        {
            await new ClaimWait(Store, _run.Services.Time).ForEndAsync(key, holder, cancellation).ConfigureAwait(false);
        }
        finally
        {
            await _run.Dispatcher.ResumeAsync(queue).ConfigureAwait(false);
        }
    }

    private async ValueTask<StepOutcome?> ExecuteAsync(
        KeyedStep keyed, string reason, ImmutableArray<StepInput> inputs, int fence, bool isClaimed, StepLog log, CancellationToken cancellation)
    {
        _fence = fence;
        RunLog.StepRuns(_run.Services.Logger, step.Name, reason);
        scope.Observer.StepStarted(step, reason);
        var attempts = new StepAttempts(scope, step, guard, abandon, keyed, inputs, log);
        AttemptResult done = await attempts.RunAsync(fence, latest => _fence = latest, cancellation).ConfigureAwait(false);
        bool isReusable = keyed.Obstacle is null;
        if (isReusable && _run.Keys.SourcesChanged(step, cancellation))
        {
            isReusable = false;
            RunLog.SourceChanged(_run.Services.Logger, step.Name);
        }

        if (!guard.TryCommit())
            return null;

        var commit = new StepCommit
        {
            Step = Number,
            Fence = _fence.Value,
            Outputs = done.Outputs,
            Metrics = done.Metrics,
            Series = done.Series,
            Duration = Elapsed,
            Key = isClaimed ? keyed.Key.Digest : null,
            CacheKey = isReusable ? keyed.Key.Digest : null,
            Log = RelativeLog(log),
        };
        scope.Artifacts.Set(step.Index, done.Outputs, done.Opened);
        var result = new StepResult
        {
            Name = step.Name,
            State = StepState.Executed,
            Duration = commit.Duration,
            Attempts = commit.Fence,
            Reason = reason,
            Outputs = done.Outputs,
            Metrics = done.Metrics,
            Series = done.Series,
            LogPath = log.Path,
        };
        return new StepOutcome(result, () => Store.Steps.Commit(commit, Owner));
    }

    private StepOutcome? End(StepState state, StepCause cause, string reason, StepError? error, StepLog log)
    {
        ImmutableArray<string> tail = log.Tail;
        (reason, error) = (scope.Plan.Secrets.Mask(reason), scope.Plan.Secrets.Mask(error));
        if (error is not null)
            log.TryWrite(LogLevel.Error, step.Name, error.Message, error.IsExpected ? error.Exception.InnerException : error.Exception);
        if (!guard.TryCommit())
            return null;

        var result = new StepResult
        {
            Name = step.Name,
            State = state,
            Cause = cause,
            IsMissing = state == StepState.Skipped,
            Duration = Elapsed,
            Attempts = _fence ?? 0,
            Reason = reason,
            Error = error,
            LogPath = log.Path,
            LogTail = tail,
        };
        var end = new StepEnd
        {
            Step = Number,
            Fence = _fence,
            State = state,
            Cause = cause,
            Reason = reason,
            Duration = result.Duration,
            Error = error?.Message,
            Log = RelativeLog(log),
        };
        return new StepOutcome(result, () => Store.Steps.End(end, Owner));
    }

    private string? RelativeLog(StepLog log) => log.Path is null ? null : StepLog.RelativePath(_run.Ticket.RunId, step.Name);
}
