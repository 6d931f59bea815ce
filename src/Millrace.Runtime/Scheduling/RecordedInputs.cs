using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>Finds what a step took in a recorded run, or, where it never started there, what it would have taken.</summary>
/// <param name="scope">What the run holds.</param>
internal sealed class RecordedInputs(DebugScope scope)
{
    /// <summary>All that a step took.</summary>
    /// <exception cref="MillraceException">The run holds no result for an input.</exception>
    public ImmutableArray<StepInput> Of(BoundStep step) => [.. step.Step.Inputs.SelectMany((_, i) => Find(step, i).Select(record => Input(step, i, record)))];

    private StepInput Input(BoundStep step, int position, InputRecord record)
    {
        PlanSource source = SourceOf(step, position, record);
        return new StepInput(position, record, scope.See(source)) { Type = scope[source].Output.Type };
    }

    /// <summary>The output that a recorded input came from, of those that the plan names for it.</summary>
    private PlanSource SourceOf(BoundStep step, int position, InputRecord record)
    {
        for (PlanSource? each = step.Step.Inputs[position].Sources[record.Item]; each is PlanSource source; each = source.Fallback?.Source)
        {
            if (scope[source].Step == record.FromStep && scope[source].Output.Name == record.FromOutput)
                return source;
        }

        return step.Step.Inputs[position].Sources[record.Item];
    }

    private ImmutableArray<InputRecord> Find(BoundStep step, int position)
    {
        string name = step.Component.Inputs[position].Name;
        ImmutableArray<PlanSource> sources = step.Step.Inputs[position].Sources;
        ImmutableArray<InputRecord> taken = [.. scope.Record(step.Name)?.Inputs.Where(input => input.Name == name && input.Item < sources.Length) ?? []];
        if (!taken.IsEmpty)
            return taken;

        bool goesOn = step.Component.Inputs[position].IsOptional || sources.Any(source => !BoundStep.IsMissing(source, scope.WasMissing));
        return
        [
            .. sources.Select((source, item) => (Source: source, Item: item)).Where(each => !goesOn || !scope.WasMissing(each.Source))
                .Select(each => FindMade(step, name, each.Item, each.Source)),
        ];
    }

    private InputRecord FindMade(BoundStep step, string input, int item, PlanSource source)
    {
        (string from, OutputInfo output, ArtifactRecord? artifact) = scope[source];
        return artifact is not null ? new InputRecord(input, item, from, output.Name, scope.See(source).ViewName, artifact) : throw new MillraceException(
            $"Run {scope.RunId} holds nothing for input '{input}' of step '{step.Name}': {from}/{output.Name} was not made there. "
            + "Name another run with --run.");
    }
}
