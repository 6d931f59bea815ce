namespace Millrace;

/// <summary>One output of an earlier step, as it is or seen through a view.</summary>
/// <param name="Step">The step's position in the plan; <see cref="Port"/> for what the pipeline itself takes.</param>
/// <param name="Output">The output's position in the component; the input's position in <see cref="PipelinePlan.Inputs"/> where it is a port.</param>
/// <param name="View">Turns the loaded artifact into the one that the input takes, such as a narrower dataset; null for none.</param>
/// <param name="ViewName">The view as the pipeline wrote it: <c>AsOpenTrip</c>; part of the key.</param>
public readonly record struct PlanSource(int Step, int Output, Func<object, object>? View = null, string? ViewName = null)
{
    /// <summary>The position that stands for the pipeline's own inputs.</summary>
    public const int Port = -1;

    /// <summary>What stands in where the run goes on without the step; null for nothing. Format 2.</summary>
    public PlanFallback? Fallback { get; init; }
}
