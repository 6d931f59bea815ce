namespace Millrace.Compiler;

/// <summary>A parameter that the pipeline sets.</summary>
/// <param name="Parameter">The parameter's position in the component.</param>
/// <param name="Text">The expression as the user wrote it.</param>
/// <param name="Code">The expression with full names, over a variable <c>pipeline</c>.</param>
/// <param name="Constant">The value, where it is known.</param>
/// <param name="Location">Where it is written.</param>
public sealed record StepArgument(int Parameter, string Text, string Code, ConstantValue? Constant, LocationInfo Location)
{
    /// <summary>The parameter of the pipeline that it hands on as it is; null where it is another value.</summary>
    public string? HandedOn { get; init; }
}
