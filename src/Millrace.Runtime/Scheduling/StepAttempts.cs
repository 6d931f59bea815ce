using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace Millrace.Runtime;

/// <summary>Runs a step's component, and again after exceptions that pass. While it waits between attempts, others get what it holds.</summary>
internal sealed class StepAttempts(
    GraphScope scope, BoundStep step, AttemptGuard guard, Action<StepState, StepCause, string> abandon, KeyedStep keyed, StepStart start, Action tellStart)
{
    private static readonly TimeSpan s_longestDelay = TimeSpan.FromMinutes(5);

    private readonly RunState _run = scope.Run;
    private Activity? _activity;
    private long _started;
    private TimeSpan _took;
    private bool _isWaiting;
    private bool _isTrying;
    private Exception? _failed;

    /// <summary>Since when the last attempt goes on.</summary>
    public TimeSpan Elapsed => _run.Services.Time.GetElapsedTime(_started);

    /// <summary>What the last attempt failed with, as long as another one is to follow; otherwise null.</summary>
    public Exception? Failed => _failed;

    /// <summary>What the step keeps although its gate is closed.</summary>
    public AttemptResult? Kept { get; private set; }

    /// <summary>Runs until an attempt succeeds, or fails for good.</summary>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>Null where no further attempt may start, because another step failed.</returns>
    /// <exception cref="StepTimeoutException">The last attempt took longer than it may.</exception>
    public async ValueTask<AttemptResult?> RunAsync(CancellationToken cancellation)
    {
        int fence = StepStart.Fence;
        if (step.Policy is not { Attempts: > 1, IsTransient: Func<Exception, bool> isTransient })
            return await AttemptAsync(fence, cancellation).ConfigureAwait(false);

        CancellationToken stop = _run.StopOf(step);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, stop);
        ResiliencePipeline retries = new ResiliencePipelineBuilder { TimeProvider = _run.Services.Time }.AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = step.Policy.Attempts - 1,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = step.Policy.RetryDelay,
            MaxDelay = s_longestDelay,
            ShouldHandle = arguments => ValueTask.FromResult(
                arguments.Outcome.Exception is Exception thrown && !guard.IsAbandoned && Passes(thrown, isTransient, cancellation)),
            OnRetry = arguments =>
            {
                _failed = arguments.Outcome.Exception;
                Pause(arguments, fence);
                return ValueTask.CompletedTask;
            },
        }).Build();
        try
        {
            return await retries.ExecuteAsync(
                async _ =>
                {
                    if (_failed is not null)
                        fence = await StartAgainAsync(fence, _failed).ConfigureAwait(false);
                    (_isTrying, _failed) = (true, null);
                    return await AttemptAsync(fence, cancellation).ConfigureAwait(false);
                },
                either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!_isTrying && !cancellation.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            await ResumeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Whether an exception passes. Around what was thrown while an input was opened or an output stored, the runtime puts step and name: its cause decides.
    /// What a client of the component gave up after a time of its own tells of cancellation, but nobody cancelled: it counts as the timeout that it was.
    /// </summary>
    private static bool Passes(Exception thrown, Func<Exception, bool> isTransient, CancellationToken cancellation) => thrown switch
    {
        OperationCanceledException { InnerException: TimeoutException late } when !cancellation.IsCancellationRequested => isTransient(late),
        OperationCanceledException or StepSkippedException or GateClosedException => false,
        ArtifactTransferException { InnerException: Exception cause } => isTransient(thrown) || Passes(cause, isTransient, cancellation),
        _ => isTransient(thrown),
    };

    private void Pause(OnRetryArguments<object> arguments, int fence)
    {
        Exception failed = arguments.Outcome.Exception!;
        guard.Log!.TryWrite(LogLevel.Warning, step.Name, $"attempt {fence} failed, the next one follows", failed);
        RunLog.StepRetries(_run.Services.Logger, step.Name, fence, arguments.RetryDelay, scope.Plan.Secrets.Mask(StepError.Describe(failed)));
        RunMeters.StepRetried(_run.Pipeline, step.Name);
        (_isWaiting, _isTrying, _took) = (true, false, Elapsed);
        _run.Dispatcher.Release(scope.Queues[step.Index]);
    }

    private async ValueTask ResumeAsync()
    {
        if (!_isWaiting)
            return;
        await _run.Dispatcher.ResumeAsync(scope.Queues[step.Index]).ConfigureAwait(false);
        _isWaiting = false;
    }

    private async ValueTask<int> StartAgainAsync(int failed, Exception exception)
    {
        TimeSpan took = _took;
        await ResumeAsync().ConfigureAwait(false);
        _run.StopOf(step).ThrowIfCancellationRequested();
        string error = scope.Plan.Secrets.Mask(StepError.Describe(exception));
        IStepWriter writer = _run.Services.Store.Steps;
        int? fence = await _run.Services.Store.Commits.RunAsync(() => writer.StartAgain(start, failed, took, error)).ConfigureAwait(false);
        guard.Fence = fence ?? throw new MillraceException($"Step '{step.Name}' was given up, or another one computes it: it is not tried again.");
        guard.Log!.Dispose();
        guard.Log = guard.Log.Of(fence.Value);
        return fence.Value;
    }

    private async ValueTask<AttemptResult> AttemptAsync(int fence, CancellationToken cancellation)
    {
        _started = _run.Services.Time.GetTimestamp();
        using Activity? activity = RunTelemetry.Source.StartActivity("attempt");
        activity?.SetTag("millrace.fence", fence);
        _activity = activity;
        if (step.Policy.Timeout is not TimeSpan limit)
            return await InvokeAsync(fence, cancellation).ConfigureAwait(false);

        using var timeout = new StepTimeout(limit, _run.Options.Grace, _run.Services.Time, () => _run.Shield(() => abandon(
            StepState.Failed,
            StepCause.Timeout,
            $"{StepTimeoutException.Text(step.Name, limit)} It was given up, because it did not end when it was told to.")), cancellation);
        try
        {
            return await InvokeAsync(fence, timeout.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (timeout.IsOver && !cancellation.IsCancellationRequested)
        {
            var late = new StepTimeoutException(step.Name, limit, exception is OperationCanceledException ? null : exception);
            RunTelemetry.IsFailure(activity, scope.Plan.Secrets, late);
            throw late;
        }
    }

    private async ValueTask<AttemptResult> InvokeAsync(int fence, CancellationToken cancellation)
    {
        RunServices services = _run.Services;
        using Attempt attempt = services.Store.BeginAttempt(_run.Ticket.RunId, scope.Numbers[step.Index], fence);
        FileHash hash = _run.Options.Fresh.IsEmpty ? services.Store.Sources.HashAndKeep : services.Store.Sources.HashAnew;
        int processors = Demand.Of(step.Policy).ProcessorsOf(_run.Options.MaxParallelism);
        var context = new RunningStepContext(step.Name, _run.Ticket.RunId, services.Time, processors, attempt, hash, progress =>
        {
            if (!guard.IsAbandoned)
            {
                tellStart();
                scope.Observer.StepProgress(step, progress);
            }
        });
        ProcessorShare.Grant(processors);
        try
        {
            ImmutableArray<ImmutableArray<CallInput>> opened = await InputOpener.OpenAsync(step, start.Inputs, input =>
                new ValueTask<object>(scope.Artifacts[input.Source].OpenAsync((record, type) => services.Store.LoadInputAsync(
                    record, type, services.Services, scope.Remedy(input.Source), _run.AlwaysCancellation)).WaitAsync(cancellation))).ConfigureAwait(false);
            var own = new StepScope(services, step.Component);
            await using ConfiguredAsyncDisposable letGo = own.ConfigureAwait(false);
            var call = new RunningStepCall(
                step, context, own.Services, () => keyed.Key.SeedOf(_run.Options.Seed), opened, guard.Log!, services.Loggers, cancellation);
            try
            {
                await step.Component.Invoke(call).ConfigureAwait(false);
            }
            catch (GateClosedException gate) when (!gate.Kept.IsEmpty)
            {
                Kept = new AttemptResult(
                    await new OutputStorer(services, step, attempt, scope.Plan.Secrets).KeepAsync(gate, cancellation).ConfigureAwait(false),
                    [],
                    context.Metrics,
                    context.Series);
                throw;
            }

            (ImmutableArray<OutputRecord> outputs, ImmutableArray<object> artifacts) =
                await new OutputStorer(services, step, attempt, scope.Plan.Secrets).StoreAsync(call.TakeOutputs(), opened, cancellation).ConfigureAwait(false);
            return new AttemptResult(outputs, artifacts, context.Metrics, context.Series);
        }
        catch (Exception exception) when (RunTelemetry.IsFailure(_activity, scope.Plan.Secrets, exception))
        {
            throw;
        }
        finally
        {
            context.Close();
        }
    }
}
