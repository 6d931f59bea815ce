using System.Collections.Immutable;

namespace Millrace.Data;

/// <summary>A span as it is stored.</summary>
/// <param name="Unit">What it is.</param>
/// <param name="Span">Which one.</param>
/// <param name="Files">Its files.</param>
/// <param name="Version">Its version.</param>
internal sealed record SpanDocument(SpanUnit Unit, string Span, ImmutableArray<SourceFile> Files, long? Version = null);
