using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>A step with its key.</summary>
/// <param name="Key">The key.</param>
/// <param name="Obstacle">Why its result must not be reused, in a few words; null where it may.</param>
internal sealed record KeyedStep(StepKey Key, string? Obstacle)
{
    /// <summary>What the patterns among its parameters stood for when the key was computed, by the parameters' names.</summary>
    public ImmutableDictionary<string, SpanDigests> Spans { get; init; } = ImmutableDictionary<string, SpanDigests>.Empty;
}
