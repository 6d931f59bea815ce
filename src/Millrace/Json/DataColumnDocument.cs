namespace Millrace.Json;

/// <summary>A column of a dataset: its name, its type and whether values may be missing.</summary>
internal sealed record DataColumnDocument(string Name, string Type);
