namespace Millrace.Compiler;

/// <summary>What a pipeline that is a step of another, or the body of a map, yields.</summary>
/// <param name="Model">The output.</param>
/// <param name="Edge">Where it comes from.</param>
public sealed record GraphOutput(OutputModel Model, Edge Edge);
