using System.Collections.Immutable;

namespace Millrace.Quality;

/// <summary>What is asked of statistics beyond what is always there.</summary>
public sealed record StatisticsOptions
{
    /// <summary>What is asked where nothing is said.</summary>
    public static StatisticsOptions Default { get; } = new();

    /// <summary>How many of the most frequent values are told, 1 to 1,000.</summary>
    public int TopValues { get; init; } = 20;

    /// <summary>How many buckets histograms have at most, 1 to 1,000.</summary>
    public int Buckets { get; init; } = 10;

    /// <summary>The shares whose quantiles are told, ascending, 0 to 1.</summary>
    public ImmutableArray<double> Quantiles { get; init => field = value.IsDefault ? [] : value; } = [0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99];

    /// <summary>Whether equal-width histograms are counted exactly, in a second pass; those of lengths and of elements of lists are not.</summary>
    public bool ExactHistograms { get; init; }

    /// <summary>The column whose numbers are the weights of rows; null where each row counts once.</summary>
    public string? Weight { get; init; }

    /// <summary>
    /// The column that the others are held against; null for none. Sensitive columns are not held against it, and none is where it is sensitive itself.
    /// </summary>
    public string? Label { get; init; }

    /// <summary>
    /// The columns by whose values rows are looked at apart as well, with all that is asked of all rows. Each slice takes as much memory as all rows do; with a
    /// label up to 82 kB more for each column on each thread, for the table of its categories and the label's.
    /// </summary>
    public ImmutableArray<string> SliceBy { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>How many values of a column make slices of their own, the most frequent ones; the others are one slice together.</summary>
    public int MostSlices { get; init; } = 50;

    /// <summary>Whether both ask the same.</summary>
    /// <param name="other">The other.</param>
    public bool Equals(StatisticsOptions? other) =>
        other is not null && TopValues == other.TopValues && Buckets == other.Buckets && Quantiles.AsSpan().SequenceEqual(other.Quantiles.AsSpan())
        && ExactHistograms == other.ExactHistograms && Weight == other.Weight && Label == other.Label
        && SliceBy.AsSpan().SequenceEqual(other.SliceBy.AsSpan()) && MostSlices == other.MostSlices;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(TopValues, Buckets, Quantiles.Length, ExactHistograms, Weight, Label, SliceBy.Length, MostSlices);
}
