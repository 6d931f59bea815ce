namespace Millrace.Runtime;

/// <summary>A step of a run that saw a version of data.</summary>
/// <param name="Run">The run's identity.</param>
/// <param name="Pipeline">The pipeline.</param>
/// <param name="Step">The step's name.</param>
/// <param name="At">When, in UTC.</param>
public sealed record DataSighting(string Run, string Pipeline, string Step, DateTimeOffset At);
