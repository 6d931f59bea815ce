namespace Millrace.Runtime;

/// <summary>How a pipeline used something.</summary>
/// <param name="Pipeline">The pipeline's name.</param>
/// <param name="Runs">How many of its runs did.</param>
/// <param name="Latest">The latest of them.</param>
public sealed record LineageUse(string Pipeline, int Runs, LineageRun Latest);
