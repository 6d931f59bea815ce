namespace Millrace.Generators;

/// <summary>The result of a step as a whole: a tuple of outputs, or nothing.</summary>
internal sealed record StepValue(int Step) : WiringValue;
