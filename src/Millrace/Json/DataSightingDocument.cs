namespace Millrace.Json;

/// <summary>A step of a run that saw a version.</summary>
internal sealed record DataSightingDocument(string Run, string Pipeline, string Step, DateTimeOffset At);
