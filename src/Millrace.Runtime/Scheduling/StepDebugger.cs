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
        BoundStep restored = step.With([.. step.Parameters.Select(parameter => Restore(parameter, recorded))]);
        var inputs = ImmutableArray.CreateBuilder<StepInput>();
        for (int i = 0; i < step.Step.Inputs.Length; i++)
            inputs.AddRange(Find(step, i, recorded, run).Select(record => Input(step, i, record)));

        return await RunAsync(restored, inputs.ToImmutable(), run, cancellation).ConfigureAwait(false);
    }

    private async Task<StepResult> RunAsync(BoundStep step, ImmutableArray<StepInput> inputs, RunRecord run, CancellationToken cancellation)
    {
        long started = services.Time.GetTimestamp();
        string reason = $"debugged with the inputs of run {run.Summary.RunId}";
        var keys = new KeyBuilder(services, new SourceDigests(services.Store.Path), run.Summary.Seed);
        StepKey key = (await keys.BuildAsync(step, inputs, cancellation).ConfigureAwait(false)).Key;
        using Attempt attempt = services.Store.BeginAttempt($"debug-{Guid.NewGuid():N}", step.Index, 0);
        using var log = new StepLog(null, services.Time, plan.Secrets);
        var serial = new SerialObserver(observer, services.Logger);
        var context = new RunningStepContext(step.Name, run.Summary.RunId, services.Time, attempt, progress => serial.StepProgress(step, progress));
        serial.StepStarted(step, reason);
        StepResult result = new() { Name = step.Name, State = StepState.Executed, Reason = reason };
        try
        {
            ImmutableArray<ImmutableArray<CallInput>> opened = await InputOpener.OpenAsync(plan, step, inputs, (artifact, source) =>
            {
                BoundStep from = plan.Steps[source.Step];
                return new ValueTask<object>(services.Store.LoadInputAsync(
                    artifact, from.Component.Outputs[source.Output].Type, services.Services, $"Run with --fresh {from.Name} to make them anew", cancellation));
            }).ConfigureAwait(false);
            var call = new RunningStepCall(step, context, services.Services, () => key.SeedOf(run.Summary.Seed), opened, log, services.Loggers, cancellation);
            await step.Component.Invoke(call).ConfigureAwait(false);
            call.TakeOutputs();
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            result = result with { State = StepState.Cancelled, Cause = StepCause.Cancellation };
        }
        catch (GateClosedException exception)
        {
            result = result with { State = StepState.Blocked, Cause = StepCause.Gate, Error = new StepError(exception.Message, exception, IsExpected: true) };
        }
        catch (StepSkippedException exception)
        {
            result = result with { State = StepState.Skipped, Cause = StepCause.Unavailable, Reason = exception.Message, IsMissing = true };
        }
#pragma warning disable CA1031 // Whatever the component throws is in the result, with its stack.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            result = result with { State = StepState.Failed, Cause = StepCause.Exception, Error = new StepError(StepExecution.Describe(exception), exception, exception is MillraceException) };
        }

        context.Close();
        result = result with { Reason = plan.Secrets.Mask(result.Reason), Error = plan.Secrets.Mask(result.Error) };
        result = result with { Duration = services.Time.GetElapsedTime(started), Metrics = context.Metrics, Series = context.Series };
        serial.StepFinished(step, result);
        return result;
    }

    private StepInput Input(BoundStep step, int position, InputRecord record)
    {
        PlanSource source = SourceOf(step, position, record);
        return new StepInput(position, record, source) { Type = plan.Steps[source.Step].Component.Outputs[source.Output].Type };
    }

    private static BoundParameter Restore(BoundParameter parameter, StepRecord? recorded)
    {
        // Of a secret no value is recorded: it comes anew from where the plan was bound.
        if (parameter.Info.IsSecret || parameter.Origin == ParameterOrigin.Override || recorded?.Parameters.FirstOrDefault(each => each.Name == parameter.Name) is not ParameterRecord stored)
            return parameter;

        return parameter with { Value = stored.Value is null ? null : parameter.Info.Parse(stored.Value), Origin = stored.Origin };
    }

    /// <summary>The output that a recorded input came from, of those that the plan names for it.</summary>
    private PlanSource SourceOf(BoundStep step, int position, InputRecord record)
    {
        for (PlanSource? each = step.Step.Inputs[position].Sources[record.Item]; each is PlanSource source; each = source.Fallback?.Source)
        {
            BoundStep from = plan.Steps[source.Step];
            if (from.Name == record.FromStep && from.Component.Outputs[source.Output].Name == record.FromOutput)
                return source;
        }

        return step.Step.Inputs[position].Sources[record.Item];
    }

    /// <summary>What an input took in the run, or, where the step never started there, what it would have taken.</summary>
    private ImmutableArray<InputRecord> Find(BoundStep step, int position, StepRecord? recorded, RunRecord run)
    {
        string name = step.Component.Inputs[position].Name;
        ImmutableArray<PlanSource> sources = step.Step.Inputs[position].Sources;
        ImmutableArray<InputRecord> taken = [.. recorded?.Inputs.Where(input => input.Name == name && input.Item < sources.Length) ?? []];
        if (!taken.IsEmpty)
            return taken;

        bool goesOn = step.Component.Inputs[position].IsOptional || sources.Any(source => !BoundStep.IsMissing(source, each => WasMissing(each.Step, run)));
        return
        [
            .. sources.Select((source, item) => (Source: source, Item: item)).Where(each => !goesOn || !WasMissing(each.Source.Step, run))
                .Select(each => FindMade(step, name, each.Item, each.Source, run)),
        ];
    }

    private InputRecord FindMade(BoundStep step, string input, int item, PlanSource source, RunRecord run)
    {
        BoundStep from = plan.Steps[source.Step];
        string output = from.Component.Outputs[source.Output].Name;
        ArtifactRecord? artifact = run.Steps.FirstOrDefault(each => each.Name == from.Name)?.Outputs.FirstOrDefault(each => each.Name == output)?.Artifact;
        return artifact is not null ? new InputRecord(input, item, from.Name, output, source.ViewName, artifact) : throw new MillraceException(
            $"Run {run.Summary.RunId} holds nothing for input '{input}' of step '{step.Name}': {from.Name}/{output} was not made there. Name another run with --run.");
    }

    /// <summary>Whether the run went on without a step: it skipped itself, or needs one that did.</summary>
    private bool WasMissing(int step, RunRecord run) =>
        run.Steps.FirstOrDefault(each => each.Name == plan.Steps[step].Name) is { State: StepState.Skipped, Outputs.IsEmpty: true } recorded
        && (recorded.SkippedItself || plan.Steps[step].LacksInput(needed => WasMissing(needed.Step, run)));
}
