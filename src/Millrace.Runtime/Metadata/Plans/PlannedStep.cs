using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>A step of a recorded plan.</summary>
/// <param name="Name">Its name; of a step within another one with that one's before it: <c>train/fit</c>, and <c>parts[]/fit</c> for one of each item.</param>
/// <param name="Component">The component's class, as <see cref="Type.ToString"/> writes it.</param>
public sealed record PlannedStep(string Name, string Component)
{
    /// <summary>Where its inputs come from, in the component's order: <c>split/train</c>, several with commas, <c>a or b</c> for a fallback.</summary>
    public required ImmutableArray<PlannedFact> Inputs { get; init; }

    /// <summary>Its outputs, with their types.</summary>
    public required ImmutableArray<PlannedFact> Outputs { get; init; }

    /// <summary>Its parameters: the expression of the plan, or else the default, or how that is computed; null where a value is needed.</summary>
    public required ImmutableArray<PlannedFact> Parameters { get; init; }

    /// <summary>
    /// What else is said of it: <c>when</c> and <c>unless</c> with the output that decides, <c>always</c>, or what stored artifact it stands for.
    /// </summary>
    public required ImmutableArray<PlannedFact> Conditions { get; init; }
}
