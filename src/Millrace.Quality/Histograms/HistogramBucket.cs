namespace Millrace.Quality;

/// <summary>A bucket of a histogram: the numbers from <see cref="Low"/> up to and without <see cref="High"/>, which the last bucket has as well.</summary>
/// <param name="Low">The least number that belongs to it.</param>
/// <param name="High">Where it ends; where that is <paramref name="Low"/>, the bucket is that one number.</param>
/// <param name="Weight">How many numbers it has, or their weight.</param>
public readonly record struct HistogramBucket(double Low, double High, double Weight)
{
    /// <summary>Whether the bucket is one number.</summary>
    public bool IsPoint => Low == High;
}
