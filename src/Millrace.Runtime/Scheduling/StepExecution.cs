using System.Collections.Immutable;
using Microsoft.Extensions.Logging;

namespace Millrace.Runtime;

/// <summary>Reuses or runs one step of a run.</summary>
internal sealed class StepExecution(RunState run, BoundStep step, AttemptGuard guard)
{
    private readonly long _started = run.Services.Time.GetTimestamp();
    private int? _fence;

    private Store Store => run.Services.Store;

    private long StepNumber => run.Ticket.Steps[step.Index];

    private TimeSpan Elapsed => run.Services.Time.GetElapsedTime(_started);

    /// <summary>Brings the step to its end. Whatever the component throws is in the result.</summary>
    public async Task<StepResult> RunAsync(CancellationToken cancellation)
    {
        using var log = new StepLog(Store.LogPath(run.Ticket.RunId, step.Name), run.Services.Time);
        string reason = "";
        try
        {
            cancellation.ThrowIfCancellationRequested();
            ImmutableArray<StepInput> inputs = run.Artifacts.InputsOf(step);
            KeyedStep keyed = run.Keys.Build(step, inputs, cancellation);
            ReuseVerdict verdict = await run.Judge.DecideAsync(step, keyed, run.Options.Fresh.Contains(step.Name), run.Read, cancellation).ConfigureAwait(false);
            reason = verdict.Reason;
            return verdict.Hit is CacheHit hit
                ? Reuse(hit, keyed, verdict.Reason, inputs)
                : await ExecuteAsync(keyed, reason, inputs, log, cancellation).ConfigureAwait(false);
        }
        catch (Exception exception) when (cancellation.IsCancellationRequested && IsCancellation(exception))
        {
            return End(StepState.Cancelled, "cancelled", null, log);
        }
        catch (GateClosedException exception)
        {
            return End(StepState.Blocked, exception.Message, new StepError(exception.Message, exception, IsExpected: true), log);
        }
        catch (StepSkippedException exception)
        {
            log.Write(LogLevel.Warning, step.Name, exception.Message, exception.InnerException);
            RunLog.StepSkipped(run.Services.Logger, step.Name, exception.Message);
            return End(StepState.Skipped, exception.Message, null, log) with { IsMissing = true };
        }
#pragma warning disable CA1031 // Whatever the component throws ends the step, and is kept with its stack.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return End(StepState.Failed, reason, new StepError(Describe(exception), exception, exception is MillraceException), log);
        }
    }

    /// <summary>Whether an exception, or each of several that were thrown in parallel, tells of cancellation.</summary>
    private static bool IsCancellation(Exception exception) =>
        exception is OperationCanceledException
        || (exception is AggregateException several && several.Flatten().InnerExceptions.All(static each => each is OperationCanceledException));

    /// <summary>A failure in one text: an expected one speaks for itself, of any other the kind is told.</summary>
    public static string Describe(Exception exception) =>
        exception is MillraceException ? exception.Message : $"{TypeNames.Display(exception.GetType())}: {exception.Message}";

    private StepResult Reuse(CacheHit hit, KeyedStep keyed, string reason, ImmutableArray<StepInput> inputs)
    {
        if (!guard.TryCommit())
            throw new OperationCanceledException();

        Store.Writer.ReuseStep(StepNumber, StepState.Reused, hit.Step, keyed.Key, reason, inputs);
        run.Artifacts.Set(step.Index, hit.Outputs);
        return new StepResult
        {
            Name = step.Name,
            State = StepState.Reused,
            Duration = Elapsed,
            Reason = reason,
            Outputs = hit.Outputs,
            Metrics = [.. hit.Metrics.Select(metric => metric with { Step = step.Name })],
            Series = Store.Cache.Series(hit),
        };
    }

    private async ValueTask<StepResult> ExecuteAsync(KeyedStep keyed, string reason, ImmutableArray<StepInput> inputs, StepLog log, CancellationToken cancellation)
    {
        int fence = Store.Writer.StartStep(StepNumber, keyed.Key, reason, inputs);
        _fence = fence;
        RunLog.StepRuns(run.Services.Logger, step.Name, reason);
        run.Observer.StepStarted(step, reason);
        using Attempt attempt = Store.BeginAttempt(run.Ticket.RunId, step.Index, fence);
        var context = new RunningStepContext(step.Name, run.Ticket.RunId, run.Services.Time, attempt, progress =>
        {
            if (!guard.IsAbandoned)
                run.Observer.StepProgress(step, progress);
        });
        try
        {
            ImmutableArray<ImmutableArray<CallInput>> opened = await InputOpener.OpenAsync(run.Plan, step, inputs, (_, source) =>
                new ValueTask<object>(run.Artifacts[source].OpenAsync(
                    (record, type) => Store.LoadInputAsync(record, type, run.Services.Services, Remedy(source), cancellation)))).ConfigureAwait(false);
            var call = new RunningStepCall(
                step, context, run.Services.Services, keyed.Key.SeedOf(run.Options.Seed), opened, log, run.Services.Loggers, cancellation);
            await step.Component.Invoke(call).ConfigureAwait(false);
            (ImmutableArray<OutputRecord> outputs, ImmutableArray<object> artifacts) =
                await new OutputStorer(run.Services, step, attempt).StoreAsync(call.TakeOutputs(), opened, cancellation).ConfigureAwait(false);
            return Commit(keyed, reason, fence, outputs, artifacts, context, log, cancellation);
        }
        finally
        {
            context.Close();
        }
    }

    private string Remedy(PlanSource source) =>
        run.Range.Contains(source.Step) ? $"Run with --fresh {run.Plan.Steps[source.Step].Name} to make them anew" : "Run without --from to make them anew";

    private StepResult Commit(
        KeyedStep keyed,
        string reason,
        int fence,
        ImmutableArray<OutputRecord> outputs,
        ImmutableArray<object> artifacts,
        RunningStepContext context,
        StepLog log,
        CancellationToken cancellation)
    {
        bool isReusable = keyed.Obstacle is null;
        if (isReusable && run.Keys.SourcesChanged(step, cancellation))
        {
            isReusable = false;
            RunLog.SourceChanged(run.Services.Logger, step.Name);
        }

        TimeSpan duration = Elapsed;
        ImmutableArray<Metric> metrics = context.Metrics;
        ImmutableArray<MetricSeries> series = context.Series;
        var commit = new StepCommit
        {
            Step = StepNumber,
            Fence = fence,
            Outputs = outputs,
            Metrics = metrics,
            Series = series,
            Duration = duration,
            CacheKey = isReusable ? keyed.Key.Digest : null,
            Log = RelativeLog(log),
        };
        if (!guard.TryCommit() || !Store.Writer.CommitStep(commit))
            throw new MillraceException($"This attempt of step '{step.Name}' was given up or superseded by another one, so its result is dropped.");

        run.Artifacts.Set(step.Index, outputs, artifacts);
        return new StepResult
        {
            Name = step.Name,
            State = StepState.Executed,
            Duration = duration,
            Reason = reason,
            Outputs = outputs,
            Metrics = metrics,
            Series = series,
            LogPath = log.Path,
        };
    }

    private StepResult End(StepState state, string reason, StepError? error, StepLog log)
    {
        if (error is not null)
            log.Write(LogLevel.Error, step.Name, error.Message, error.IsExpected ? error.Exception.InnerException : error.Exception);

        TimeSpan duration = Elapsed;
        if (guard.TryCommit())
            run.Record(step, () => Store.Writer.EndStep(StepNumber, _fence, state, reason, duration, error?.Message, RelativeLog(log)));
        return new StepResult { Name = step.Name, State = state, Duration = duration, Reason = reason, Error = error, LogPath = log.Path };
    }

    private string? RelativeLog(StepLog log) => log.Path is null ? null : $"logs/{run.Ticket.RunId}/{step.Name}.log";
}
