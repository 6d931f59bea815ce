using Millrace.Runtime;

namespace Millrace.Json;

/// <summary>A file from outside that a step read.</summary>
internal sealed record SourceDocument(string Parameter, string? Span, string Path, string Digest, long Bytes)
{
    /// <summary>Makes the document.</summary>
    public static SourceDocument Of(SourceRecord source) => new(source.Parameter, source.Span, source.Path, source.Digest, source.Bytes);
}
