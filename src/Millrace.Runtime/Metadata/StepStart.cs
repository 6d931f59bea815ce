using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>What is written down when an attempt of a step starts.</summary>
/// <param name="Step">The step.</param>
/// <param name="Key">Its key.</param>
/// <param name="Reason">Why it runs.</param>
/// <param name="Inputs">What it takes.</param>
/// <param name="IsClaimed">Whether others who come to the same key are to wait for the result.</param>
/// <param name="Rejected">The step whose stored result was found unfit; null where none was found.</param>
internal sealed record StepStart(long Step, StepKey Key, string Reason, ImmutableArray<StepInput> Inputs, bool IsClaimed, long? Rejected);
