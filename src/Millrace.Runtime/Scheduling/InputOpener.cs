using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>Opens what a step takes.</summary>
internal static class InputOpener
{
    /// <summary>Opens what a step takes, one after the other.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="step">The step.</param>
    /// <param name="taken">What it takes: of an input for several artifacts those that there are.</param>
    /// <param name="open">Opens an artifact that a source yielded.</param>
    /// <returns>For each input of the component, the artifacts in their order.</returns>
    /// <exception cref="MillraceException">One cannot be opened; the message names step, input and cause.</exception>
    public static async ValueTask<ImmutableArray<ImmutableArray<CallInput>>> OpenAsync(
        BoundPlan plan, BoundStep step, ImmutableArray<StepInput> taken, Func<ArtifactRecord, PlanSource, ValueTask<object>> open)
    {
        ImmutableArray<PlanInput> planned = step.Step.Inputs;
        var inputs = ImmutableArray.CreateBuilder<ImmutableArray<CallInput>>(planned.Length);
        for (int i = 0; i < planned.Length; i++)
        {
            int count = 0;
            foreach (StepInput input in taken)
                count += input.Position == i ? 1 : 0;
            var items = ImmutableArray.CreateBuilder<CallInput>(count);
            foreach ((int position, InputRecord record, PlanSource source) in taken)
            {
                if (position != i)
                    continue;

                ArtifactType type = source.Step == PlanSource.Port
                    ? plan.Plan.Inputs[source.Output].Type
                    : plan.Steps[source.Step].Component.Outputs[source.Output].Type;
                try
                {
                    object opened = await open(record.Artifact, source).ConfigureAwait(false);
                    items.Add(new CallInput(source.View is null ? opened : source.View(opened), opened, record.Artifact, type));
                }
                catch (Exception exception) when (exception is not OperationCanceledException)
                {
                    string name = step.Component.Inputs[i].Name, from = $"{record.FromStep}/{record.FromOutput}";
                    throw new MillraceException($"Input '{name}' of step '{step.Name}' (from {from}) cannot be opened: {exception.Message}", exception);
                }
            }

            inputs.Add(items.MoveToImmutable());
        }

        return inputs.MoveToImmutable();
    }
}
