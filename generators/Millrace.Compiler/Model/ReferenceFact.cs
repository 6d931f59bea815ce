namespace Millrace.Compiler;

/// <summary>A stored result that a pipeline takes.</summary>
/// <param name="Target"><c>pipeline/step/output</c>.</param>
/// <param name="Type">What it is taken for.</param>
/// <param name="Location">Where the target is written.</param>
/// <param name="IfHoldout">What is wrong where it is, or comes from, holdout data.</param>
public sealed record ReferenceFact(string Target, TypeRef Type, LocationInfo Location, EquatableArray<DiagnosticInfo> IfHoldout);
