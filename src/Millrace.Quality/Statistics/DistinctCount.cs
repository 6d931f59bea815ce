using Millrace.Data;

namespace Millrace.Quality;

/// <summary>How many different values there are.</summary>
/// <param name="Count">Their number; where <see cref="Most"/> is not null, the least that it can be.</param>
/// <param name="StandardError">The standard error of the number as a share of it; 0 where it is exact, or a bound.</param>
public readonly record struct DistinctCount(long Count, double StandardError)
{
    /// <summary>
    /// The greatest number that there can be, where only bounds are known: statistics of several datasets were put together, and which values of a sensitive
    /// column are the same in two of them nobody may tell. Else null.
    /// </summary>
    public long? Most { get; init; }

    /// <summary>No value.</summary>
    public static DistinctCount None => default;

    /// <summary>Whether the number is exact.</summary>
    public bool IsExact => StandardError == 0 && Most is null;

    /// <summary>What a sketch knows.</summary>
    /// <param name="sketch">The sketch.</param>
    internal static DistinctCount Of(DistinctSketch sketch) => new(sketch.Count, sketch.IsExact ? 0 : DistinctSketch.StandardError);

    /// <summary>What is known of the values of both, where nobody can tell which are the same; estimates count within four standard errors.</summary>
    /// <param name="other">How many others there are.</param>
    internal DistinctCount With(DistinctCount other)
    {
        if (Count == 0 && IsExact)
            return other;
        if (other.Count == 0 && other.IsExact)
            return this;
        (long Least, long Most) mine = Bounds(this), its = Bounds(other);
        long most = mine.Most > long.MaxValue - its.Most ? long.MaxValue : mine.Most + its.Most;
        return new DistinctCount(Math.Max(mine.Least, its.Least), 0) { Most = most };
    }

    private static (long Least, long Most) Bounds(DistinctCount count)
    {
        double margin = 4 * count.StandardError;
        return count.StandardError == 0
            ? (count.Count, count.Most ?? count.Count)
            : ((long)Math.Floor(count.Count * Math.Max(0, 1 - margin)), (long)Math.Ceiling(count.Count * (1 + margin)));
    }
}
