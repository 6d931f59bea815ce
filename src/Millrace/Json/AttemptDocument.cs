namespace Millrace.Json;

/// <summary>An attempt of a step that failed and was followed by another.</summary>
internal sealed record AttemptDocument(int Attempt, DateTimeOffset StartedAt, double Seconds, string Error, string? Log);
