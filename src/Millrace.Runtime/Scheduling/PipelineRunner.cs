using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace Millrace.Runtime;

/// <summary>Runs plans over a store, says beforehand what a run would do, and runs single steps for the debugger. Safe for several runs at once.</summary>
public sealed class PipelineRunner
{
    private readonly RunServices _services;

    /// <summary>Creates a runner.</summary>
    /// <param name="store">Where results are kept and found.</param>
    /// <param name="services">The application's services, from which components are made.</param>
    /// <param name="loggers">The application's loggers.</param>
    /// <param name="time">The clock.</param>
    public PipelineRunner(Store store, IServiceProvider services, ILoggerFactory loggers, TimeProvider time)
        : this(store, services, loggers, time, (store ?? throw new ArgumentNullException(nameof(store))).Program)
    {
    }

    internal PipelineRunner(Store store, IServiceProvider services, ILoggerFactory loggers, TimeProvider time, IComponentCode code)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(loggers);
        ArgumentNullException.ThrowIfNull(time);
        _services = new RunServices(store, services, loggers, time, code);
    }

    /// <summary>
    /// Begins on another thread what every run and every plan needs to know of the program. It need not be called; the earlier it is, the less the first
    /// step waits.
    /// </summary>
    public static void Prepare() => CodeIdentity.Prepare();

    /// <summary>Says what a run would do with each step. Nothing is run or written; a store opened for reading will do.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="options">How it would be run.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>A forecast for each step, in the order of the plan.</returns>
    /// <exception cref="ParameterException">The options name a step that does not exist, or leave nothing to run.</exception>
    /// <exception cref="MillraceException">A step in the range needs the result of one outside that has none, or a service that is not registered.</exception>
    public async Task<ImmutableArray<StepForecast>> PlanAsync(BoundPlan plan, RunOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(options);
        var graph = new PlanGraph(plan.Plan);
        var range = new StepRange(plan, graph, options);
        await RequiredServices.CheckAsync(plan, range, _services).ConfigureAwait(false);
        KeyBuilder keys = Keys(options, new SourceDigests(_services.Store.Path, null, _services.Store.Sources.Hash));
        var judge = new ReuseJudge(_services.Store, _services.Services, plan.Name, options.Resumes);
        await using ConfiguredAsyncDisposable judging = judge.ConfigureAwait(false);
        var artifacts = new RunArtifacts(plan);
        FoundReferences references = await new ReferenceFinder(_services, plan).FindAsync(cancellation).ConfigureAwait(false);
        references.Give(plan, artifacts);
        ImmutableArray<SkippedSteps.Skipped> skipped =
            await new SkippedSteps(plan, graph, range, _services, artifacts, keys, judge).FindAsync(cancellation).ConfigureAwait(false);
        var fresh = new FreshSteps(plan, options.Fresh);
        return await new Forecaster(_services, plan, plan.Name, fresh, graph, artifacts, references, skipped, keys, judge)
            .ForecastAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>
    /// Runs a plan. Failures of steps, closed gates and cancellation are in the result; what was committed before stays committed and is reused by the
    /// next run.
    /// </summary>
    /// <param name="plan">The plan.</param>
    /// <param name="options">How to run it.</param>
    /// <param name="observer">Follows the run.</param>
    /// <param name="cancellation">Ends the run early: running steps are told, and abandoned after <see cref="RunOptions.Grace"/>.</param>
    /// <exception cref="ParameterException">The options name a step that does not exist, or leave nothing to run.</exception>
    /// <exception cref="MillraceException">
    /// A step in the range needs the result of one outside that has none, or a service that is not registered, or the store cannot be written to.
    /// </exception>
    /// <exception cref="OperationCanceledException">It was cancelled before the run began; nothing is recorded.</exception>
    public async Task<RunResult> RunAsync(BoundPlan plan, RunOptions options, IRunObserver observer, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(observer);
        long started = _services.Time.GetTimestamp();

        // Before stored results are looked at: from here on nobody removes them.
        using IDisposable use = _services.Store.BeginUse();
        var graph = new PlanGraph(plan.Plan);
        var range = new StepRange(plan, graph, options);
        await RequiredServices.CheckAsync(plan, range, _services).ConfigureAwait(false);
        FileHash hash = options.Fresh.IsEmpty ? _services.Store.Sources.HashAndKeep : _services.Store.Sources.HashAnew;
        var sources = new SourceDigests(_services.Store.Path, null, hash);
        KeyBuilder early = Keys(options, sources);
        BegunRun? begun;
        do
            begun = await BeginAsync(plan, graph, range, options, early, cancellation).ConfigureAwait(false);
        while (begun is null);
        (RunTicket ticket, ReuseJudge judge, RunArtifacts artifacts, FoundReferences references, ImmutableArray<SkippedSteps.Skipped> skipped) = begun;
        await using ConfiguredAsyncDisposable judging = judge.ConfigureAwait(false);
        using Activity? activity = RunTelemetry.Source.StartActivity("run");
        activity?.SetTag("millrace.run", ticket.RunId).SetTag("millrace.pipeline", plan.Name);
        RunLog.RunBegins(_services.Logger, ticket.RunId, plan.Name);
        Task origin = OriginRecorder.RecordAsync(_services, ticket, plan.Plan);
        var serial = new SerialObserver(observer, _services.Logger);
        await using ConfiguredAsyncDisposable telling = serial.ConfigureAwait(false);
        var run = new RunState
        {
            Services = _services,
            Pipeline = plan.Name,
            Options = options,
            Ticket = ticket,
            LogFolder = _services.Store.LogFolder(ticket.RunId),
            Keys = Keys(options, new SourceDigests(_services.Store.Path, sources, hash)),
            Judge = judge,
            References = references,
            Dispatcher = new Dispatcher(new Demand(options.MaxParallelism, options.Gpus, options.Memory)),
            Activity = activity?.Context ?? default,
            Kept = options.KeepSources ? new RunSources(_services.Store.Keeper, _services, cancellation) : null,
        };

        // As long as the run is recorded as going on, whatever takes long meanwhile.
        using IDisposable lease = _services.Store.Leases.Keep(ticket.Number, failure => run.Lose(failure));
        RunResult result;
        try
        {
            await judge.ReadyAsync().ConfigureAwait(false);
            serial.RunStarted(ticket.RunId, plan);
            var scope = new GraphScope
            {
                Run = run,
                Plan = plan,
                Graph = graph,
                Artifacts = artifacts,
                Numbers = ticket.Steps,
                Queues = GraphScope.QueuesOf(plan, run.Dispatcher),
                Fresh = new FreshSteps(plan, options.Fresh),
                Observer = serial,
                Range = range,
            };
            Dictionary<int, StepOutcome> left = skipped.ToDictionary(static each => each.Step.Index, each => Skip(run, each));
            foreach ((BoundStep step, FoundReference found) in references.In(plan))
                left[step.Index] = found.End(step, ticket.Steps[step.Index], _services.Store.Steps, isHeld: true);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, run.Loss.Token);
            (ImmutableArray<StepResult> steps, RunStatus status) = await new RunExecution(run, scope).RunAsync(left, either.Token).ConfigureAwait(false);
            result = new RunResult
            {
                RunId = ticket.RunId,
                Pipeline = plan.Name,
                Status = status,
                Duration = _services.Time.GetElapsedTime(started),
                Steps = steps,
                Metrics = RunState.Headlines(steps),
            };
        }
        catch
        {
            lease.Dispose();
            run.Shield(() => _services.Store.Runs.EndRun(ticket.Number, RunStatus.Failed, _services.Time.GetElapsedTime(started)));
            throw;
        }

        if (run.Kept is { } kept)
            await kept.CompleteAsync().ConfigureAwait(false);
        lease.Dispose();
        result = Record(run, result);

        // Who cancelled does not wait for git.
        await origin.WaitAsync(cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        activity?.SetTag("millrace.status", result.Status.ToString());
        if (result.Status is RunStatus.Failed or RunStatus.Interrupted)
        {
            StepError? error = result.Error ?? result.Steps.FirstOrDefault(static step => step.State == StepState.Failed)?.Error;
            activity?.SetStatus(ActivityStatusCode.Error, error?.Message);
        }

        RunMeters.RunEnded(plan.Name, result.Status);
        RunLog.RunEnded(_services.Logger, ticket.RunId, result.Status);
        await serial.DisposeAsync().ConfigureAwait(false);
        serial.RunFinished(result);
        return result;
    }

    /// <summary>
    /// Runs one step on this thread's async flow with the inputs that it had in a recorded run, so that breakpoints hit. Its parameters are those of that run,
    /// except where the plan was bound with an override. Nothing is committed, and no log file written.
    /// </summary>
    /// <param name="plan">The plan.</param>
    /// <param name="step">The step's name; of one that ran for an item of a map the name with the item: <c>parts[17].train</c>.</param>
    /// <param name="run">The run: its identity, an unambiguous beginning of it, or <c>last</c>.</param>
    /// <param name="observer">Follows the step.</param>
    /// <param name="cancellation">Ends the step early.</param>
    /// <returns>How the step ended: executed, blocked, failed or cancelled; without outputs.</returns>
    /// <exception cref="ParameterException">The plan has no such step, or it runs nothing itself.</exception>
    /// <exception cref="MillraceException">There is no such run or item, it is another pipeline's, or holds no result for an input.</exception>
    public async Task<StepResult> DebugStepAsync(BoundPlan plan, string step, string run, IRunObserver observer, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(observer);
        using IDisposable use = _services.Store.BeginUse();
        return await new StepDebugger(_services, plan, observer).RunAsync(step, _services.Store.Metadata.GetRun(run), cancellation).ConfigureAwait(false);
    }

    /// <summary>Looks for what is in the store already, and writes the run down.</summary>
    /// <returns>Null where somebody removed what was found before it could be held.</returns>
    private async Task<BegunRun?> BeginAsync(
        BoundPlan plan, PlanGraph graph, StepRange range, RunOptions options, KeyBuilder early, CancellationToken cancellation)
    {
        var judge = new ReuseJudge(_services.Store, _services.Services, plan.Name, options.Resumes);
        BegunRun? begun = null;
        try
        {
            var artifacts = new RunArtifacts(plan);
            FoundReferences references = await new ReferenceFinder(_services, plan).FindAsync(cancellation).ConfigureAwait(false);
            references.Give(plan, artifacts);
            ImmutableArray<SkippedSteps.Skipped> skipped =
                await new SkippedSteps(plan, graph, range, _services, artifacts, early, judge).FindAsync(cancellation).ConfigureAwait(false);
            if (_services.Store.Runs.BeginRun(plan, options, _services.Store.Owner.Id, Found(plan, references, skipped)) is RunTicket ticket)
                begun = new BegunRun(ticket, judge, artifacts, references, skipped);
            return begun;
        }
        finally
        {
            if (begun is null)
                await judge.DisposeAsync().ConfigureAwait(false);
        }
    }

    private KeyBuilder Keys(RunOptions options, SourceDigests sources) => new(_services, sources, options.Seed);

    /// <summary>Writes down how a run ended. Where that cannot be done, the run counts as failed, but what its steps came to is told all the same.</summary>
    private RunResult Record(RunState run, RunResult result)
    {
        RunTicket ticket = run.Ticket;
        try
        {
            // Steps that were told to stop look cancelled, but nobody has cancelled the run. Where all had ended by then, nothing is lost.
            if (run.Lost is not null && result.Status is not (RunStatus.Succeeded or RunStatus.Blocked))
                result = result with { Status = RunStatus.Failed, Error = StepError.Of(run.Lost) };
            if (!_services.Store.Runs.EndRun(ticket.Number, result.Status, result.Duration))
                result = result with { Status = RunStatus.Interrupted, Error = StepError.Of(_services.Store.Metadata.LossOf(ticket)) };
            _services.Store.Commits.Sync();
            return result;
        }
#pragma warning disable CA1031 // Whatever keeps it from being written down, it is in the result.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            run.Shield(() => _services.Store.Runs.EndRun(ticket.Number, RunStatus.Failed, result.Duration));
            string message = $"The end of run {ticket.RunId} cannot be written to the store for good: {exception.Message.TrimEnd('.')}. "
                + "Remove the cause and run again: steps whose results were written down are reused.";
            return result with { Status = RunStatus.Failed, Error = new StepError(message, exception, IsExpected: true) };
        }
    }

    private static StepOutcome Skip(RunState run, SkippedSteps.Skipped skipped)
    {
        long number = run.Ticket.Steps[skipped.Step.Index];
        IStepWriter writer = run.Services.Store.Steps;
        var result = new StepResult
        {
            Name = skipped.Step.Name,
            State = StepState.Skipped,
            Cause = skipped.Cause,
            Reason = skipped.Reason,
            Outputs = skipped.Hit?.Outputs ?? [],
        };
        if (skipped.Hit is CacheHit hit)
            return new StepOutcome(result, () => writer.Reuse(number, StepState.Skipped, result.Cause, hit, skipped.Key, skipped.Reason, skipped.Inputs, []));

        var end = new StepEnd { Step = number, State = StepState.Skipped, Cause = result.Cause, Reason = skipped.Reason };
        return new StepOutcome(result, () => writer.End(end));
    }

    private static FoundResults Found(BoundPlan plan, FoundReferences references, ImmutableArray<SkippedSteps.Skipped> skipped)
    {
        HashSet<int> outside = [.. skipped.Select(static each => each.Step.Index)];
        return new FoundResults(
            [
                .. references.In(plan).Where(static each => each.Found.Artifact is not null)
                    .Select(static each => (each.Step.Index, each.Found.OutputOf(each.Step)!)),
            ],
            [
                .. plan.Steps.Where(step => step.Body is not null && !outside.Contains(step.Index))
                    .SelectMany(map => references.Within(map).Select((input, i) => (map.Index, map.Step.Inputs.Length + i, input))),
            ],
            [.. skipped.Where(static each => each.Hit is not null).Select(static each => (each.Step.Index, each.Hit!))]);
    }
}
