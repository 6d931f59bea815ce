namespace Millrace.Quality;

/// <summary>How many different values there are.</summary>
/// <param name="Count">Their number.</param>
/// <param name="StandardError">The standard error of the number as a share of it; 0 where it is exact.</param>
public readonly record struct DistinctCount(long Count, double StandardError)
{
    /// <summary>No value.</summary>
    public static DistinctCount None => default;

    /// <summary>Whether the number is exact.</summary>
    public bool IsExact => StandardError == 0;
}
