namespace Millrace.Json;

/// <summary>What a run would do with a step.</summary>
internal sealed record ForecastDocument(string Name, string Outlook, string Reason, double? LastSeconds);
