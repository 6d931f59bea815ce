namespace Millrace.Compiler;

/// <summary>
/// A call of Step that got an artifact which fits no choice of type arguments. It has been reported at the artifact; what the call would
/// yield is kept, so that C# has no further objection.
/// </summary>
/// <param name="Component">The component, with the type arguments that are known.</param>
/// <param name="Shape">What it yields.</param>
/// <param name="Outputs">Its outputs.</param>
/// <param name="Parameters">The arguments of the call.</param>
public sealed record WrongStepModel(TypeRef Component, OutputShape Shape, EquatableArray<OutputModel> Outputs, EquatableArray<WrongStepParameter> Parameters)
{
    /// <summary>Equal for calls that one method can take.</summary>
    public string Key => $"{Component.Name}({string.Concat(Parameters.Select(each => each.IsList ? "l" : "o"))})";
}
