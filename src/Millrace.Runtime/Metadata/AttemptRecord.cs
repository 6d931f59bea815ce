namespace Millrace.Runtime;

/// <summary>An attempt of a step that failed and was followed by another.</summary>
/// <param name="Number">The attempt's fence: the first one has 1.</param>
/// <param name="StartedAt">When it started, in UTC.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="Error">Why it failed.</param>
/// <param name="LogPath">The full path of its log file; null where there is none.</param>
public sealed record AttemptRecord(int Number, DateTimeOffset StartedAt, TimeSpan Duration, string Error, string? LogPath);
