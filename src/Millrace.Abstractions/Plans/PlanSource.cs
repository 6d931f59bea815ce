namespace Millrace;

/// <summary>One output of an earlier step, as it is or seen through a view.</summary>
/// <param name="Step">The step's position in the plan.</param>
/// <param name="Output">The output's position in the component.</param>
/// <param name="View">Turns the loaded artifact into the one that the input takes, such as a narrower dataset; null for none.</param>
/// <param name="ViewName">The view as the pipeline wrote it: <c>AsOpenTrip</c>; part of the key.</param>
public readonly record struct PlanSource(int Step, int Output, Func<object, object>? View = null, string? ViewName = null);
