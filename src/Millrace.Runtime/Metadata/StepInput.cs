namespace Millrace.Runtime;

/// <summary>An artifact that a step takes, as it is written down.</summary>
/// <param name="Position">The input's position in the component.</param>
/// <param name="Record">What is taken, and from where.</param>
internal readonly record struct StepInput(int Position, InputRecord Record);
