namespace Millrace.Json;

/// <summary>A column of a recorded schema. What is false or empty is left out.</summary>
internal sealed record TableColumnDocument(string Name, string Type, bool? IsNullable, bool? IsSensitive, string? Expected);
