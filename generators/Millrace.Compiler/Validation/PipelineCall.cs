namespace Millrace.Compiler;

/// <summary>A pipeline that is a step, and what flows in.</summary>
/// <param name="Step">The step.</param>
/// <param name="Inputs">What flows in, in the graph in which all pipelines are expanded.</param>
internal sealed record PipelineCall(StepNode Step, EquatableArray<InputEdges> Inputs);
