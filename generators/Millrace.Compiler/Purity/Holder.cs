namespace Millrace.Compiler;

/// <summary>Who holds an object that a call may change.</summary>
/// <param name="From">The method's own object or its parameters, where it is theirs.</param>
/// <param name="Static">The static member that holds it, as people write it; null where none does.</param>
/// <param name="Start">Where that member is named, from the start of the method's declaration.</param>
/// <param name="Length">How long the name is.</param>
public readonly record struct Holder(Origin From, string? Static = null, int Start = 0, int Length = 0);
