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
}
