using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>The steps of a run that belong to one graph: those of the plan, or those of one item of a map.</summary>
internal sealed class GraphScope
{
    public required RunState Run { get; init; }

    public required BoundPlan Plan { get; init; }

    public required PlanGraph Graph { get; init; }

    public required RunArtifacts Artifacts { get; init; }

    /// <summary>The numbers of the steps in the database.</summary>
    public required ImmutableArray<long> Numbers { get; init; }

    /// <summary>For each step its queue in the dispatcher.</summary>
    public required int[] Queues { get; init; }

    /// <summary>The steps that run even where an earlier result could be reused.</summary>
    public required FreshSteps Fresh { get; init; }

    /// <summary>Follows the steps.</summary>
    public required IRunObserver Observer { get; init; }

    /// <summary>The steps that are run; null for all.</summary>
    public StepRange? Range { get; init; }

    /// <summary>What to do about a stored result that turned out to be damaged.</summary>
    public string Remedy(PlanSource source) =>
        source.Step == PlanSource.Port ? "Run the pipeline again to make them anew"
        : Range?.Contains(source.Step) != false ? $"Run with --fresh {Fresh.NameOf(source.Step)} to make them anew"
        : "Run without --from to make them anew";

    /// <summary>For each step of a plan its queue.</summary>
    public static int[] QueuesOf(BoundPlan plan, Dispatcher dispatcher)
    {
        var queues = new int[plan.Steps.Length];
        for (int i = 0; i < queues.Length; i++)
        {
            bool runs = plan.Steps[i].Body is null && plan.Steps[i].Step.Reference is null;
            queues[i] = dispatcher.QueueFor(runs ? Demand.Of(plan.Steps[i].Policy) : default);
        }

        return queues;
    }
}
