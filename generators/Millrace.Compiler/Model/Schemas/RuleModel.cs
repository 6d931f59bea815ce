namespace Millrace.Compiler;

/// <summary>A rule over a row as generated code needs it.</summary>
/// <param name="Name">The method's name, without <c>@</c>.</param>
/// <param name="Says">What it says, as a sentence.</param>
/// <param name="IsSaid">Whether the attribute gives the sentence.</param>
/// <param name="Tolerance">The share of rows that may break it.</param>
/// <param name="IsByReference">Whether the row is handed over without a copy.</param>
/// <param name="Reads">The properties of the columns that it reads, in the schema's order.</param>
public sealed record RuleModel(string Name, string Says, bool IsSaid, double Tolerance, bool IsByReference, EquatableArray<string> Reads);
