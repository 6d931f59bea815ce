namespace Millrace.Compiler;

/// <summary>
/// A call of Step that C# cannot bind: it got an artifact which fits no choice of type arguments, or no generated code can name the component. That has
/// been reported; what the call would yield is kept, so that C# has no further objection.
/// </summary>
/// <param name="Component">The component, with the type arguments that are known; a type parameter where no code can name it.</param>
/// <param name="Shape">What it yields.</param>
/// <param name="Outputs">Its outputs.</param>
/// <param name="Parameters">The arguments of the call.</param>
public sealed record WrongStepModel(TypeRef Component, OutputShape Shape, EquatableArray<OutputModel> Outputs, EquatableArray<WrongStepParameter> Parameters)
{
    /// <summary>Equal for calls that one method can take.</summary>
    public string Key => $"{Component.Name}({string.Concat(Parameters.Select(each => each.IsList ? "l" : "o"))})";
}
