namespace Millrace;

/// <summary>
/// What a step does with each item of a collection. The step's component describes the whole: its inputs are the collection and whatever else the body
/// uses from around it, its outputs the collected results.
/// </summary>
/// <param name="Body">
/// The steps that run for each item. Its inputs are those of the step, with one item in the place of the collection; its outputs are collected in the order
/// of the items. Expressions in it are computed from the pipeline that the step belongs to.
/// </param>
/// <param name="Input">Which input is the collection.</param>
public sealed record PlanMap(PipelinePlan Body, int Input = 0);
