using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>A committed result that may stand for a step.</summary>
/// <param name="Step">The executed step's number in the database.</param>
/// <param name="RunId">The run that executed it.</param>
/// <param name="Key">The key under which it was executed; empty for a map, whose items have keys.</param>
/// <param name="Outputs">Its outputs.</param>
/// <param name="Metrics">Its single numbers.</param>
/// <param name="Series">Its series.</param>
internal sealed record CacheHit(
    long Step, string RunId, string Key, ImmutableArray<OutputRecord> Outputs, ImmutableArray<Metric> Metrics, ImmutableArray<MetricSeries> Series);
