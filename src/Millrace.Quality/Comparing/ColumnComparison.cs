using System.Collections.Immutable;

namespace Millrace.Quality;

/// <summary>A column in two datasets. Missing values take no part in distances.</summary>
/// <param name="Column">The column's name in files.</param>
/// <param name="CurrentPresent">How many rows of the current dataset have a value.</param>
/// <param name="PreviousPresent">How many rows of the previous one.</param>
/// <param name="Distances">The distances that can be measured, those that the schema limits among them; empty where a side has no values.</param>
public sealed record ColumnComparison(string Column, long CurrentPresent, long PreviousPresent, ImmutableArray<ColumnDistance> Distances)
{
    /// <summary>Whether its values are masked.</summary>
    public bool IsSensitive { get; init; }

    /// <summary>The distance by a measure; null where it was not measured.</summary>
    /// <param name="measure">The measure.</param>
    public ColumnDistance? Find(DistanceMeasure measure) => Distances.FirstOrDefault(each => each.Measure == measure);
}
