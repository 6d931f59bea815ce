using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>Runs one step with what it had in a recorded run, and commits nothing.</summary>
internal sealed class StepDebugger(RunServices services, BoundPlan plan, IRunObserver observer)
{
    public async Task<StepResult> RunAsync(BoundStep step, RunRecord run, CancellationToken cancellation)
    {
        if (run.Summary.Pipeline != plan.Name)
            throw new MillraceException($"Run {run.Summary.RunId} is of pipeline '{run.Summary.Pipeline}', not of '{plan.Name}'.");

        StepRecord? recorded = run.Steps.FirstOrDefault(each => each.Name == step.Name);
        BoundStep restored = new(step.Index, step.Step, [.. step.Parameters.Select(parameter => Restore(parameter, recorded))]);
        var inputs = ImmutableArray.CreateBuilder<StepInput>();
        for (int i = 0; i < step.Step.Inputs.Length; i++)
        {
            ImmutableArray<PlanSource> sources = step.Step.Inputs[i].Sources;
            for (int item = 0; item < sources.Length; item++)
                inputs.Add(new StepInput(i, Find(step, i, item, sources[item], recorded, run)));
        }

        return await RunAsync(restored, inputs.ToImmutable(), run, cancellation).ConfigureAwait(false);
    }

    private async Task<StepResult> RunAsync(BoundStep step, ImmutableArray<StepInput> inputs, RunRecord run, CancellationToken cancellation)
    {
        long started = services.Time.GetTimestamp();
        string reason = $"debugged with the inputs of run {run.Summary.RunId}";
        StepKey key = new KeyBuilder(services.Services, new SourceDigests(services.Store.Path), run.Summary.Seed, services.Code).Build(step, inputs, cancellation).Key;
        using Attempt attempt = services.Store.BeginAttempt($"debug-{Guid.NewGuid():N}", step.Index, 0);
        using var log = new StepLog(null, services.Time);
        var serial = new SerialObserver(observer, services.Logger);
        var context = new RunningStepContext(step.Name, run.Summary.RunId, services.Time, attempt, progress => serial.StepProgress(step, progress));
        serial.StepStarted(step, reason);
        StepResult result = new() { Name = step.Name, State = StepState.Executed, Reason = reason };
        try
        {
            ImmutableArray<ImmutableArray<CallInput>> opened = await InputOpener.OpenAsync(plan, step, async (position, item, source) =>
            {
                ArtifactRecord artifact = inputs.First(input => input.Position == position && input.Record.Item == item).Record.Artifact;
                ArtifactType type = plan.Steps[source.Step].Component.Outputs[source.Output].Type;
                return (await services.Store.LoadInputAsync(
                    artifact, type, services.Services, $"Run with --fresh {plan.Steps[source.Step].Name} to make them anew", cancellation).ConfigureAwait(false), artifact);
            }).ConfigureAwait(false);
            var call = new RunningStepCall(step, context, services.Services, key.SeedOf(run.Summary.Seed), opened, log, services.Loggers, cancellation);
            await step.Component.Invoke(call).ConfigureAwait(false);
            call.TakeOutputs();
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            result = result with { State = StepState.Cancelled };
        }
        catch (GateClosedException exception)
        {
            result = result with { State = StepState.Blocked, Error = new StepError(exception.Message, exception, IsExpected: true) };
        }
#pragma warning disable CA1031 // Whatever the component throws is in the result, with its stack.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            result = result with { State = StepState.Failed, Error = new StepError(StepExecution.Describe(exception), exception, exception is MillraceException) };
        }

        context.Close();
        result = result with { Duration = services.Time.GetElapsedTime(started), Metrics = context.Metrics, Series = context.Series };
        serial.StepFinished(step, result);
        return result;
    }

    private static BoundParameter Restore(BoundParameter parameter, StepRecord? recorded)
    {
        if (parameter.Origin == ParameterOrigin.Override || recorded?.Parameters.FirstOrDefault(each => each.Name == parameter.Name) is not ParameterRecord stored)
            return parameter;

        return parameter with { Value = stored.Value is null ? null : parameter.Info.Parse(stored.Value), Origin = stored.Origin };
    }

    /// <summary>What the step took in the run, or, where it never started there, what it would have taken.</summary>
    private InputRecord Find(BoundStep step, int position, int item, PlanSource source, StepRecord? recorded, RunRecord run)
    {
        InputInfo info = step.Component.Inputs[position];
        BoundStep from = plan.Steps[source.Step];
        string output = from.Component.Outputs[source.Output].Name;
        InputRecord? taken = recorded?.Inputs.FirstOrDefault(input => input.Name == info.Name && input.Item == item);
        if (taken is not null)
            return taken;

        ArtifactRecord? artifact = run.Steps.FirstOrDefault(each => each.Name == from.Name)?.Outputs.FirstOrDefault(each => each.Name == output)?.Artifact;
        return artifact is not null ? new InputRecord(info.Name, item, from.Name, output, source.ViewName, artifact) : throw new MillraceException(
            $"Run {run.Summary.RunId} holds nothing for input '{info.Name}' of step '{step.Name}': {from.Name}/{output} was not made there. Name another run with --run.");
    }
}
