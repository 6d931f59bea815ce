using System.Collections.Immutable;

namespace Millrace;

/// <summary>
/// Where one input comes from: one output of an earlier step, any number for an input that takes a list, and none or one for an optional one.
/// </summary>
/// <param name="Sources">The outputs, in order.</param>
public sealed record PlanInput(ImmutableArray<PlanSource> Sources)
{
    /// <summary>An input that one output feeds.</summary>
    /// <param name="step">The step's position in the plan.</param>
    /// <param name="output">The output's position in the component.</param>
    public PlanInput(int step, int output)
        : this([new PlanSource(step, output)])
    {
    }
}
