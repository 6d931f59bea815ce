namespace Millrace.Json;

/// <summary>A run that used something.</summary>
internal sealed record ImpactRunDocument(string Run, string Pipeline, DateTimeOffset StartedAt);
