using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>
/// What the references of a plan stand for, those in the bodies of its maps included. It is found once, before anything runs, so that all items see the
/// same, whatever is made meanwhile.
/// </summary>
/// <param name="found">What was found, by reference and type of the output.</param>
internal sealed class FoundReferences(IReadOnlyDictionary<(PlanReference Reference, string Type), FoundReference> found)
{
    /// <summary>By what a step's reference is found; null for a step that stands for nothing.</summary>
    public static (PlanReference Reference, string Type)? KeyOf(BoundStep step) =>
        step.Step.Reference is PlanReference reference ? (reference, step.Component.Outputs[0].Type.Type.ToString()) : null;

    /// <summary>What a step stands for; null for one that runs.</summary>
    public FoundReference? Of(BoundStep step) => KeyOf(step) is { } key ? found[key] : null;

    /// <summary>The steps of a plan that stand for something, without those in the bodies of its maps.</summary>
    public IEnumerable<(BoundStep Step, FoundReference Found)> In(BoundPlan plan)
    {
        foreach (BoundStep step in plan.Steps)
        {
            if (Of(step) is FoundReference each)
                yield return (step, each);
        }
    }

    /// <summary>Gives what the steps of a plan stand for to a run.</summary>
    public void Give(BoundPlan plan, RunArtifacts artifacts)
    {
        foreach ((BoundStep step, FoundReference each) in In(plan))
        {
            if (each.OutputOf(step) is OutputRecord output)
                artifacts.Set(step.Index, [output]);
            else
                artifacts.SetMissing(step.Index);
        }
    }

    /// <summary>What the items of a map take without its being among the map's inputs, each artifact once.</summary>
    public ImmutableArray<InputRecord> Within(BoundStep map) =>
    [
        .. All(map.Body!, "").Select(static each => (each.Name, Output: each.Found.OutputOf(each.Step))).Where(static each => each.Output is not null)
            .DistinctBy(static each => each.Output!.Artifact)
            .Select(each => new InputRecord(each.Name, 0, $"{map.Name}.{each.Name}", each.Output!.Name, null, each.Output.Artifact)),
    ];

    private IEnumerable<(string Name, BoundStep Step, FoundReference Found)> All(BoundPlan plan, string prefix) =>
        In(plan).Select(each => (prefix + each.Step.Name, each.Step, each.Found))
            .Concat(plan.Steps.Where(static step => step.Body is not null).SelectMany(step => All(step.Body!, $"{prefix}{step.Name}.")));
}
