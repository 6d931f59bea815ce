namespace Millrace.Runtime;

/// <summary>How far a step is.</summary>
/// <param name="Done">Units done so far.</param>
/// <param name="Total">All units, or null where unknown.</param>
/// <param name="Unit">What is counted, in the plural.</param>
public readonly record struct StepProgress(long Done, long? Total, string Unit);
