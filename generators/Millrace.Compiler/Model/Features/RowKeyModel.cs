namespace Millrace.Compiler;

/// <summary>The columns that tell rows apart, as generated code needs them.</summary>
/// <param name="Columns">The columns, at least one.</param>
/// <param name="Permit">Why a sensitive column may be among them, or null.</param>
public sealed record RowKeyModel(EquatableArray<ColumnModel> Columns, string? Permit);
