namespace Millrace.Compiler;

/// <summary>What other pipelines may know of an output.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">What it is.</param>
/// <param name="IsHoldout">Whether it is, or comes from, holdout data.</param>
public sealed record OutputFact(string Name, TypeRef Type, bool IsHoldout);
