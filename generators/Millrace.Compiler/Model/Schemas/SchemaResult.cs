namespace Millrace.Compiler;

/// <summary>What became of a schema: the model to emit, null where nothing can be, and what is wrong.</summary>
public sealed record SchemaResult(SchemaModel? Model, EquatableArray<DiagnosticInfo> Findings);
