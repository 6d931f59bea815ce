namespace Millrace.Runtime;

/// <summary>A run that used something.</summary>
/// <param name="RunId">The run's identity.</param>
/// <param name="Pipeline">The pipeline's name.</param>
/// <param name="StartedAt">When it started, in UTC.</param>
public sealed record LineageRun(string RunId, string Pipeline, DateTimeOffset StartedAt);
