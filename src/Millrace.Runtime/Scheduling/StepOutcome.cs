namespace Millrace.Runtime;

/// <summary>How a step ended, and how that is written down. Those who depend on it may go on before it is.</summary>
/// <param name="Result">The result, as it is once it has been written down.</param>
/// <param name="Write">Writes it down; false where the attempt no longer holds the step. Null where there is nothing to write.</param>
/// <param name="Guard">Knows the attempt that ends, and the claim that is given up once that has been written down; null where nothing was tried.</param>
internal readonly record struct StepOutcome(StepResult Result, Func<bool>? Write, AttemptGuard? Guard = null);
