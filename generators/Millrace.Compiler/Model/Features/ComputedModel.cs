namespace Millrace.Compiler;

/// <summary>A method that computes a column, as generated code needs it.</summary>
/// <param name="Column">The column; its member is the method's name.</param>
/// <param name="Reads">The names in files of the columns that it reads.</param>
public sealed record ComputedModel(ColumnModel Column, EquatableArray<string> Reads);
