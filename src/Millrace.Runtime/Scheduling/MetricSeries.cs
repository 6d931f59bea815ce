using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>A number that changed while a step worked, such as a learning curve.</summary>
/// <param name="Name">The series' name; no single number of the step has it.</param>
/// <param name="Points">The points in the order of their positions; at least one.</param>
public sealed record MetricSeries(string Name, ImmutableArray<SeriesPoint> Points);
