using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>What a plan within a step's is from outside: the pipeline that the step runs, or the steps that it runs for each item.</summary>
/// <param name="Pipeline">The name of the pipeline.</param>
public sealed record PlannedScope(string Pipeline)
{
    /// <summary>Its parameters with their defaults.</summary>
    public required ImmutableArray<PlannedFact> Parameters { get; init; }

    /// <summary>What it takes; the values are null.</summary>
    public required ImmutableArray<PlannedFact> Inputs { get; init; }

    /// <summary>What it yields, and which step within it yields each.</summary>
    public required ImmutableArray<PlannedFact> Outputs { get; init; }
}
