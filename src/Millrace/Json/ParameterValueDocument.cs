namespace Millrace.Json;

/// <summary>A parameter's recorded value.</summary>
internal sealed record ParameterValueDocument(string Name, string? Value, string Origin);
