namespace Millrace.Quality;

/// <summary>How long values are. Where rows have weights, the mean and the histogram are weighted; the ends do not depend on them.</summary>
/// <param name="Minimum">The least length; 0 without values.</param>
/// <param name="Maximum">The greatest length; 0 without values.</param>
/// <param name="Mean">The mean length; 0 without values, and where all rows weigh 0.</param>
/// <param name="Histogram">
/// How lengths are spread; null where nothing is known of it. Exact where no length reaches 16,384, or up to 1,792 different ones occur; where rows have
/// weights, the latter alone. Beyond that, the weight of a bucket is off by less than a hundredth of the total, twice the error of a rank, with a probability
/// of at least 0.998; by more only where spans were merged that begin alike.
/// </param>
public sealed record LengthStatistics(long Minimum, long Maximum, double Mean, Histogram? Histogram)
{
    /// <summary>No values.</summary>
    public static LengthStatistics None { get; } = new(0, 0, 0, null);
}
