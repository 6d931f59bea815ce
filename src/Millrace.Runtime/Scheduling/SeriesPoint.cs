namespace Millrace.Runtime;

/// <summary>A point of a series.</summary>
/// <param name="Position">Where it stands, from 1: an epoch, a number of trees, a pass.</param>
/// <param name="Value">The number; may be NaN or infinite.</param>
public readonly record struct SeriesPoint(long Position, double Value);
