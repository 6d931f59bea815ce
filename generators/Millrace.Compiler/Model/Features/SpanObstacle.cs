namespace Millrace.Compiler;

/// <summary>Why a feature set cannot be learned in one look at the rows.</summary>
/// <param name="Set">The feature set, as a person reads it.</param>
/// <param name="Feature">The feature that cannot.</param>
/// <param name="Problem">What is in the way and what to do, without an end.</param>
public sealed record SpanObstacle(string Set, string Feature, string Problem);
