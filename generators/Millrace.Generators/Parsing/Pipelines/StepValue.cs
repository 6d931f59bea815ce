namespace Millrace.Generators;

/// <summary>The result of a step as a whole: a tuple of outputs, or nothing.</summary>
/// <param name="Frame">The steps that it is one of.</param>
/// <param name="Step">The step's position there.</param>
internal sealed record StepValue(StepFrame Frame, int Step) : WiringValue
{
    public override (StepFrame Frame, int Step)? Made => (Frame, Step);
}
