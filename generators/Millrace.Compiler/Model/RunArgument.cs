namespace Millrace.Compiler;

/// <summary>What one parameter of Run receives.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Index">The input's position; 0 for others.</param>
public readonly record struct RunArgument(RunArgumentKind Kind, int Index = 0);
