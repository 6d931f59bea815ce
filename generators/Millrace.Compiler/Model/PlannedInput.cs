namespace Millrace.Compiler;

/// <summary>Where one input comes from.</summary>
public sealed record PlannedInput(EquatableArray<PlannedSource> Sources);
