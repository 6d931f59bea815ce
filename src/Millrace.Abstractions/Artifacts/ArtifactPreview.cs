using System.Collections.Immutable;

namespace Millrace;

/// <summary>The beginning of an artifact as a table of texts.</summary>
/// <param name="Columns">The headings.</param>
/// <param name="Rows">The rows, each as wide as <paramref name="Columns"/>; null is a missing value.</param>
/// <param name="TotalRows">Rows in the whole artifact, or null where that has no meaning.</param>
public sealed record ArtifactPreview(ImmutableArray<string> Columns, ImmutableArray<ImmutableArray<string?>> Rows, long? TotalRows);
