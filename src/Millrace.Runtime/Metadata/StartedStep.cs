namespace Millrace.Runtime;

/// <summary>Whether an attempt of a step may go on.</summary>
/// <param name="Fence">The attempt's fence; null where it may not.</param>
/// <param name="Holder">Who computes the same result at this moment; null where the result has come meanwhile, or the step was given up.</param>
internal readonly record struct StartedStep(int? Fence, ClaimHolder? Holder);
