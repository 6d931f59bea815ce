namespace Millrace.Runtime;

/// <summary>An artifact that a step takes.</summary>
/// <param name="Position">The input's position in the component.</param>
/// <param name="Record">What is taken, and from where, as it is written down.</param>
/// <param name="Source">The output that it comes from, as the plan names it; of several that stand in for each other the one that is there.</param>
internal readonly record struct StepInput(int Position, InputRecord Record, PlanSource Source)
{
    /// <summary>The type as which it is stored; a view makes another of it.</summary>
    public required ArtifactType Type { get; init; }
}
