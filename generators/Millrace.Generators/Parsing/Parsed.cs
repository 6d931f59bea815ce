using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>
/// What a transform yields: a model for the emitter, which has no locations in it so that it stays equal while lines move, and findings,
/// which have them. Two outputs follow: source sees the model alone.
/// </summary>
internal sealed record Parsed<T>(T? Model, EquatableArray<DiagnosticInfo> Findings)
    where T : class, IEquatable<T>;
