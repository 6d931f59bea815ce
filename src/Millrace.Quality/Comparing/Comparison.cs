namespace Millrace.Quality;

/// <summary>What two datasets are to each other, which says whose limits count.</summary>
public enum Comparison
{
    /// <summary>The same data of now and of before: limits are those of <c>[Drift]</c>.</summary>
    Drift,

    /// <summary>Data of training and of serving: limits are those of <c>[Skew]</c>.</summary>
    Skew,
}
