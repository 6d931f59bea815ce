namespace Millrace.Compiler;

/// <summary>One argument of Step: an input or a parameter.</summary>
/// <param name="Input">The input; null for a parameter.</param>
/// <param name="Parameter">The parameter; null for an input.</param>
public sealed record StepSlot(InputModel? Input, ParameterModel? Parameter)
{
    /// <summary>The argument's name, escaped where it is a keyword.</summary>
    public string Argument => Input?.Argument ?? Parameter!.Argument;

    public static StepSlot Of(InputModel input) => new(input, null);

    public static StepSlot Of(ParameterModel parameter) => new(null, parameter);
}
