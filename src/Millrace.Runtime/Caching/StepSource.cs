namespace Millrace.Runtime;

/// <summary>A file from outside that a step reads.</summary>
/// <param name="Parameter">The parameter that names it, or the folder or the pattern that it is of.</param>
/// <param name="Span">The span that it belongs to; null for a parameter that has none.</param>
/// <param name="File">The file.</param>
internal readonly record struct StepSource(string Parameter, string? Span, SourceFile File);
