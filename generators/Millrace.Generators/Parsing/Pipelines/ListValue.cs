using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>A list of outputs. Variables that hold the same list share it, as in C#, so that all see what is added.</summary>
/// <param name="Items">The outputs.</param>
/// <param name="Declared">The items' type by the list's declaration; null where only its items tell.</param>
internal sealed record ListValue(List<OutputValue> Items, TypeRef? Declared = null) : WiringValue;
