namespace Millrace.Runtime;

/// <summary>Looks at the conditions of steps before these have their turn, as far as it is known what they come to.</summary>
internal sealed class KnownConditions(RunServices services, BoundPlan plan, RunArtifacts artifacts)
{
    /// <summary>The condition of a step that is known not to hold, in words; null where there is none.</summary>
    public async ValueTask<string?> BrokenAsync(BoundStep step, CancellationToken cancellation)
    {
        foreach (PlanCondition condition in step.Step.Conditions.Where(each => artifacts.IsKnown(each.Source)))
        {
            if (!await HoldsAsync(condition, cancellation).ConfigureAwait(false))
                return $"{NameOf(condition.Source)} is not {(condition.Holds ? "true" : "false")}";
        }

        return null;
    }

    /// <summary>The names of what a step's conditions depend on and that is not known yet.</summary>
    public string[] Open(BoundStep step) => [.. step.Step.Conditions.Where(each => !artifacts.IsKnown(each.Source)).Select(each => NameOf(each.Source))];

    private string NameOf(PlanSource source) => source.Step == PlanSource.Port ? plan.Plan.Inputs[source.Output].Name : plan.Steps[source.Step].Name;

    private async ValueTask<bool> HoldsAsync(PlanCondition condition, CancellationToken cancellation)
    {
        if (artifacts.Resolve(condition.Source) is not PlanSource source)
            return false;
        Slot slot = artifacts[source];
        object opened = await services.Store.LoadAsync(slot.Artifact!, slot.Info.Type, services.Services, cancellation).ConfigureAwait(false);
        return ((Value<bool>)opened).Content == condition.Holds;
    }
}
