using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>Opens what a step takes.</summary>
internal static class InputOpener
{
    /// <summary>Opens all inputs of a step, one after the other.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="step">The step.</param>
    /// <param name="open">Opens the artifact that a source yields.</param>
    /// <exception cref="MillraceException">One cannot be opened; the message names step, input and cause.</exception>
    public static async ValueTask<ImmutableArray<ImmutableArray<CallInput>>> OpenAsync(
        BoundPlan plan, BoundStep step, Func<int, int, PlanSource, ValueTask<(object Opened, ArtifactRecord Artifact)>> open)
    {
        ImmutableArray<PlanInput> planned = step.Step.Inputs;
        var inputs = ImmutableArray.CreateBuilder<ImmutableArray<CallInput>>(planned.Length);
        for (int i = 0; i < planned.Length; i++)
        {
            var items = ImmutableArray.CreateBuilder<CallInput>(planned[i].Sources.Length);
            for (int item = 0; item < planned[i].Sources.Length; item++)
            {
                PlanSource source = planned[i].Sources[item];
                OutputInfo output = plan.Steps[source.Step].Component.Outputs[source.Output];
                try
                {
                    (object opened, ArtifactRecord artifact) = await open(i, item, source).ConfigureAwait(false);
                    items.Add(new CallInput(source.View is null ? opened : source.View(opened), opened, artifact, output.Type));
                }
                catch (Exception exception) when (exception is not OperationCanceledException)
                {
                    throw new MillraceException(
                        $"Input '{step.Component.Inputs[i].Name}' of step '{step.Name}' (from {plan.Steps[source.Step].Name}/{output.Name}) cannot be opened: {exception.Message}", exception);
                }
            }

            inputs.Add(items.MoveToImmutable());
        }

        return inputs.MoveToImmutable();
    }
}
