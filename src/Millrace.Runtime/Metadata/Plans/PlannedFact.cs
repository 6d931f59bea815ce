namespace Millrace.Runtime;

/// <summary>One thing that a recorded plan says.</summary>
/// <param name="Name">Of what: an input, a parameter, a condition.</param>
/// <param name="Value">What it says: where an input comes from, the text of an expression; null for nothing.</param>
public sealed record PlannedFact(string Name, string? Value);
