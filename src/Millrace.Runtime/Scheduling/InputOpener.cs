using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>Opens what a step takes.</summary>
internal static class InputOpener
{
    /// <summary>Opens what a step takes, one after the other.</summary>
    /// <param name="step">The step.</param>
    /// <param name="taken">What it takes: of an input for several artifacts those that there are.</param>
    /// <param name="open">Opens an artifact as which it is stored.</param>
    /// <returns>For each input of the component, the artifacts in their order.</returns>
    /// <exception cref="MillraceException">One cannot be opened; the message names step, input and cause.</exception>
    public static async ValueTask<ImmutableArray<ImmutableArray<CallInput>>> OpenAsync(
        BoundStep step, ImmutableArray<StepInput> taken, Func<StepInput, ValueTask<object>> open)
    {
        ImmutableArray<PlanInput> planned = step.Step.Inputs;
        var inputs = ImmutableArray.CreateBuilder<ImmutableArray<CallInput>>(planned.Length);
        for (int i = 0; i < planned.Length; i++)
        {
            int count = 0;
            foreach (StepInput input in taken)
                count += input.Position == i ? 1 : 0;
            var items = ImmutableArray.CreateBuilder<CallInput>(count);
            foreach (StepInput input in taken)
            {
                if (input.Position != i)
                    continue;

                InputRecord record = input.Record;
                try
                {
                    object opened = await open(input).ConfigureAwait(false);
                    items.Add(new CallInput(input.Source.View is null ? opened : input.Source.View(opened), opened, record.Artifact, input.Type));
                }
                catch (Exception exception) when (exception is not OperationCanceledException)
                {
                    throw new ArtifactTransferException(
                        $"Input '{record.Name}' of step '{step.Name}' (from {record.FromStep}/{record.FromOutput}) cannot be opened: {exception.Message}",
                        exception);
                }
            }

            inputs.Add(items.MoveToImmutable());
        }

        return inputs.MoveToImmutable();
    }
}
