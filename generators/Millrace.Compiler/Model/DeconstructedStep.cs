namespace Millrace.Compiler;

/// <summary>A call of Step of which nothing is known, and into how many parts a pipeline takes what it yields.</summary>
/// <param name="Component">The component.</param>
/// <param name="Parts">How many.</param>
public sealed record DeconstructedStep(TypeRef Component, int Parts);
