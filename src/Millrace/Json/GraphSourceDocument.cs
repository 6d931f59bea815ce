namespace Millrace.Json;

/// <summary>An output that feeds an input.</summary>
internal sealed record GraphSourceDocument(string Step, string Output, string? View);
