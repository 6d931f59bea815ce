using System.Collections.Immutable;

namespace Millrace.Benchmarks.Metadata;

/// <summary>What came of writing and reading at the same time.</summary>
/// <param name="Runs">The identities of the runs that were written.</param>
/// <param name="Reads">How long each question took, the shortest first.</param>
/// <param name="Writes">How long writing each run took, the shortest first.</param>
internal sealed record TrafficResult(ImmutableArray<string> Runs, ImmutableArray<TimeSpan> Reads, ImmutableArray<TimeSpan> Writes)
{
    /// <summary>The time that a share of the times does not exceed.</summary>
    /// <param name="sorted">Times, the shortest first.</param>
    /// <param name="share">From 0 to 1.</param>
    public static TimeSpan Percentile(ImmutableArray<TimeSpan> sorted, double share) =>
        sorted.IsEmpty ? TimeSpan.Zero : sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
}
