namespace Millrace.Runtime;

/// <summary>The types of artifacts that a plan's steps yield, those in its pipelines and maps included.</summary>
public static class PlanTypes
{
    /// <summary>The types, each as often as it is yielded; of collections the type of their items as well.</summary>
    /// <param name="plan">The plan.</param>
    public static IEnumerable<ArtifactType> Of(PipelinePlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        foreach (OutputInfo output in PlanSteps.Of(plan).SelectMany(static each => each.Step.Component.Outputs))
        {
            for (ArtifactType? type = output.Type; type is not null; type = type.ItemType)
                yield return type;
        }
    }
}
