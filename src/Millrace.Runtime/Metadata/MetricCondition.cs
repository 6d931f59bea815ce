namespace Millrace.Runtime;

/// <summary>A number that a step of a run is to have recorded. One that is missing or NaN meets no condition.</summary>
/// <param name="Name">The metric's name; <c>step.name</c> for that of one step.</param>
/// <param name="Comparison">How it is to stand to the value.</param>
/// <param name="Value">The value.</param>
public sealed record MetricCondition(string Name, Comparison Comparison, double Value);
