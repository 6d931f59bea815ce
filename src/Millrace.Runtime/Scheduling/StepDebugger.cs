using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Millrace.Runtime;

/// <summary>Runs one step with what it had in a recorded run, and commits nothing.</summary>
internal sealed class StepDebugger(RunServices services, BoundPlan plan, IRunObserver observer)
{
    /// <summary>Runs a step.</summary>
    /// <param name="name">Its name, by which <c>runs show</c> knows it.</param>
    /// <param name="run">The run.</param>
    /// <param name="cancellation">Ends the step early.</param>
    public async Task<StepResult> RunAsync(string name, RunRecord run, CancellationToken cancellation)
    {
        if (run.Summary.Pipeline != plan.Name)
            throw new MillraceException($"Run {run.Summary.RunId} is of pipeline '{run.Summary.Pipeline}', not of '{plan.Name}'.");

        StepPath path = StepPath.Find(plan, name);
        DebugScope scope = DebugScope.Of(path, plan, run, services.Store);
        StepRecord? recorded = scope.Record(name);
        BoundStep restored = path.Step.With([.. path.Step.Parameters.Select(parameter => Restore(parameter, recorded))]);
        return await RunAsync(restored, new RecordedInputs(scope).Of(restored), run, cancellation).ConfigureAwait(false);
    }

    private async Task<StepResult> RunAsync(BoundStep step, ImmutableArray<StepInput> inputs, RunRecord run, CancellationToken cancellation)
    {
        long started = services.Time.GetTimestamp();
        string reason = $"debugged with the inputs of run {run.Summary.RunId}";
        var keys = new KeyBuilder(services, new SourceDigests(services.Store.Path, null, services.Store.Sources.Hash), run.Summary.Seed);
        StepKey key = (await keys.BuildAsync(step, inputs, cancellation).ConfigureAwait(false)).Key;
        using Attempt attempt = services.Store.BeginAttempt($"debug-{Guid.NewGuid():N}", step.Index, 0);
        using var log = new StepLog(null, step.Name, services.Time, plan.Secrets);
        var serial = new SerialObserver(observer, services.Logger);
        await using ConfiguredAsyncDisposable telling = serial.ConfigureAwait(false);
        int processors = Demand.Of(step.Policy).ProcessorsOf(new RunOptions().MaxParallelism);
        var context = new RunningStepContext(
            step.Name,
            run.Summary.RunId,
            services.Time,
            processors,
            attempt,
            services.Store.Sources.HashAndKeep,
            progress => serial.StepProgress(step, progress));
        ProcessorShare.Grant(processors);
        serial.StepStarted(step, reason);
        StepResult result = new() { Name = step.Name, State = StepState.Executed, Reason = reason };
        try
        {
            ImmutableArray<ImmutableArray<CallInput>> opened = await InputOpener.OpenAsync(step, inputs, input =>
            {
                string remedy = $"Run with --fresh {input.Record.FromStep} to make them anew";
                return new ValueTask<object>(services.Store.LoadInputAsync(input.Record.Artifact, input.Type, services.Services, remedy, cancellation));
            }).ConfigureAwait(false);
            var own = new StepScope(services, step.Component);
            await using ConfiguredAsyncDisposable letGo = own.ConfigureAwait(false);
            var call = new RunningStepCall(step, context, own.Services, () => key.SeedOf(run.Summary.Seed), opened, log, services.Loggers, cancellation);
            await step.Component.Invoke(call).ConfigureAwait(false);
            call.TakeOutputs();
        }
#pragma warning disable CA1031 // Whatever the component throws is in the result, with its stack.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            StepEnding ending = StepEnding.Of(exception, cancellation);
            result = result with
            {
                State = ending.State,
                Cause = ending.Cause,
                Reason = ending.State == StepState.Skipped ? exception.Message : reason,
                Error = ending.Error,
                IsMissing = ending.State == StepState.Skipped,
            };
        }

        context.Close();
        result = result with { Reason = plan.Secrets.Mask(result.Reason), Error = plan.Secrets.Mask(result.Error) };
        result = result with { Duration = services.Time.GetElapsedTime(started), Metrics = context.Metrics, Series = context.Series };
        serial.StepFinished(step, result);
        return result;
    }

    private static BoundParameter Restore(BoundParameter parameter, StepRecord? recorded)
    {
        // Of a secret no value is recorded: it comes anew from where the plan was bound.
        if (parameter.Info.IsSecret || parameter.Origin == ParameterOrigin.Override
            || recorded?.Parameters.FirstOrDefault(each => each.Name == parameter.Name) is not ParameterRecord stored)
            return parameter;

        return parameter with { Value = stored.Value is null ? null : parameter.Info.Parse(stored.Value), Origin = stored.Origin };
    }
}
