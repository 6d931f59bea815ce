namespace Millrace.Json;

/// <summary>What a manifest tells of a column. Of texts the ends may be cut; what is null is not known.</summary>
internal sealed record ColumnSummaryDocument(string Type, long? Missing, string? Min, string? Max);
