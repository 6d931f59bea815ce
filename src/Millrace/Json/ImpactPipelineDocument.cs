namespace Millrace.Json;

/// <summary>A pipeline whose runs used something: how many did, and the latest of them.</summary>
internal sealed record ImpactPipelineDocument(string Pipeline, int Runs, string LatestRun, DateTimeOffset LatestAt);
