namespace Millrace.Compiler;

/// <summary>What became of a feature set: the model to emit, null where nothing can be, and what is wrong.</summary>
public sealed record FeatureSetResult(FeatureSetModel? Model, EquatableArray<DiagnosticInfo> Findings);
