using System.Collections.Immutable;

namespace Millrace.Testing;

/// <summary>Puts given results in place of steps.</summary>
internal static class PlanReplacement
{
    /// <summary>The plan with steps that yield given results at once, without the steps that only those needed.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="replacements">The outputs, by the step's position.</param>
    public static PipelinePlan Apply(PipelinePlan plan, IReadOnlyDictionary<int, object[]> replacements)
    {
        if (replacements.Count == 0)
            return plan;

        bool[] kept = FindKept(plan, replacements);
        int[] positions = new int[kept.Length];
        for (int i = 1; i < positions.Length; i++)
            positions[i] = positions[i - 1] + (kept[i - 1] ? 1 : 0);

        return plan with
        {
            Steps =
            [
                .. Enumerable.Range(0, kept.Length).Where(index => kept[index]).Select(index =>
                    replacements.TryGetValue(index, out object[]? outputs) ? Replace(plan.Steps[index], outputs) : Move(plan.Steps[index], positions)),
            ],
        };
    }

    /// <summary>Checks that outputs fit a step.</summary>
    /// <exception cref="ArgumentException">They are too few, too many, or of other types.</exception>
    public static void Check(PlanStep step, object[] outputs)
    {
        ImmutableArray<OutputInfo> expected = step.Component.Outputs;
        if (outputs.Length != expected.Length)
        {
            throw new ArgumentException(
                $"Step '{step.Name}' yields {expected.Length} outputs ({string.Join(", ", expected.Select(static output => $"{output.Name}: {output.Type}"))}), "
                + $"but {outputs.Length} are given.",
                nameof(outputs));
        }

        for (int i = 0; i < outputs.Length; i++)
        {
            if (!expected[i].Type.Type.IsInstanceOfType(outputs[i]))
            {
                string given = outputs[i] is null ? "null" : $"a {TypeNames.Display(outputs[i].GetType())}";
                string hint = expected[i].Type.Kind == "dataset" ? " Make a dataset of rows with Dataset.Of(rows)." : "";
                throw new ArgumentException($"Output '{expected[i].Name}' of step '{step.Name}' is a {expected[i].Type}, not {given}.{hint}", nameof(outputs));
            }
        }
    }

    // A step goes when all that needed it is replaced or gone; what nothing ever needed stays.
    private static bool[] FindKept(PipelinePlan plan, IReadOnlyDictionary<int, object[]> replacements)
    {
        bool[] hadConsumer = new bool[plan.Steps.Length];
        bool[] hasConsumer = new bool[plan.Steps.Length];
        bool[] kept = new bool[plan.Steps.Length];
        for (int i = plan.Steps.Length - 1; i >= 0; i--)
        {
            kept[i] = hasConsumer[i] || !hadConsumer[i];
            bool needsInputs = kept[i] && !replacements.ContainsKey(i);
            foreach (PlanSource source in plan.Steps[i].Inputs.SelectMany(static input => input.Sources))
            {
                hadConsumer[source.Step] = true;
                hasConsumer[source.Step] |= needsInputs;
            }
        }

        return kept;
    }

    private static PlanStep Replace(PlanStep step, object[] outputs) => step with
    {
        Inputs = [],
        Arguments = [],
        Component = new ComponentDescriptor
        {
            Name = step.Component.Name,
            Type = step.Component.Type,
            Summary = step.Component.Summary,
            Outputs = step.Component.Outputs,
            Cache = CachePolicy.Never,
            Invoke = call =>
            {
                for (int i = 0; i < outputs.Length; i++)
                    step.Component.Outputs[i].Type.Output(call, i, outputs[i]);

                return ValueTask.CompletedTask;
            },
        },
    };

    private static PlanStep Move(PlanStep step, int[] positions) => step with
    {
        Inputs = [.. step.Inputs.Select(input => new PlanInput([.. input.Sources.Select(source => source with { Step = positions[source.Step] })]))],
    };
}
