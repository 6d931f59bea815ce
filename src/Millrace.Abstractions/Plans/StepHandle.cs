namespace Millrace;

/// <summary>Stands in <c>Define</c> for a step that has no outputs.</summary>
public readonly record struct StepHandle;
