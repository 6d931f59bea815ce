namespace Millrace.Compiler;

/// <summary>A parameter that the pipeline sets.</summary>
public sealed record PlannedArgument(int Parameter, string Text, string Code);
