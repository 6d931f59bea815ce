using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>What an attempt of a step has come to; nothing of it is visible yet.</summary>
/// <param name="Outputs">What is stored.</param>
/// <param name="Opened">The artifacts, opened from the store.</param>
/// <param name="Metrics">The single numbers.</param>
/// <param name="Series">The series.</param>
internal readonly record struct AttemptResult(
    ImmutableArray<OutputRecord> Outputs, ImmutableArray<object> Opened, ImmutableArray<Metric> Metrics, ImmutableArray<MetricSeries> Series);
