namespace Millrace;

/// <summary>A parameter of a step that the pipeline sets.</summary>
/// <param name="Parameter">The parameter's position in the component.</param>
/// <param name="Text">The expression as the pipeline wrote it.</param>
/// <param name="Evaluate">Computes it from an instance of the pipeline.</param>
public sealed record PlanArgument(int Parameter, string Text, Func<object, object?> Evaluate);
