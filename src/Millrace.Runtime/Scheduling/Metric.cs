namespace Millrace.Runtime;

/// <summary>A single number that a step recorded.</summary>
/// <param name="Step">The step's name.</param>
/// <param name="Name">The metric's name.</param>
/// <param name="Value">The number; may be NaN or infinite.</param>
/// <param name="IsHeadline">Whether it is one of the pipeline's headline numbers.</param>
public sealed record Metric(string Step, string Name, double Value, bool IsHeadline);
