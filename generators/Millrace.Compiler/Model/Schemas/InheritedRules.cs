namespace Millrace.Compiler;

/// <summary>Where a derived schema has rules from.</summary>
/// <param name="Type">The schema that it is derived from, as generated code spells it.</param>
/// <param name="Columns">The names in files of the columns that come from there.</param>
public sealed record InheritedRules(string Type, EquatableArray<string> Columns);
