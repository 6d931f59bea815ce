using System.Collections.Immutable;

namespace Millrace;

/// <summary>The files of one span.</summary>
/// <param name="Span">Which span it is.</param>
/// <param name="Version">The version of it that the files hold; null where the pattern has no versions.</param>
/// <param name="Files">The files' paths in ordinal order, with slashes: relative where the pattern is.</param>
public sealed record SpanFiles(SpanId Span, long? Version, ImmutableArray<string> Files)
{
    /// <summary>The span and its version: <c>2011-03-01 v2</c>.</summary>
    public string Name => Version is long version ? FormattableString.Invariant($"{Span} v{version}") : Span.ToString();

    /// <inheritdoc/>
    public bool Equals(SpanFiles? other) => other is not null && Span == other.Span && Version == other.Version && Files.SequenceEqual(other.Files);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Span, Version, Files.Length);
}
