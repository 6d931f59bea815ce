namespace Millrace.Compiler;

/// <summary>An expectation as generated code makes it.</summary>
/// <param name="Type">The type of Millrace.Data: <c>RangeExpectation</c>.</param>
/// <param name="Arguments">The arguments of its constructor as C#.</param>
/// <param name="Settings">The properties that are set, as C#: <c>Tolerance = 0.01</c>.</param>
public sealed record ExpectationModel(string Type, EquatableArray<string> Arguments, EquatableArray<string> Settings);
