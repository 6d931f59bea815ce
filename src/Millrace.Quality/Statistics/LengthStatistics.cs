namespace Millrace.Quality;

/// <summary>How long values are. Each counts once, whatever its row weighs.</summary>
/// <param name="Minimum">The least length; 0 without values.</param>
/// <param name="Maximum">The greatest length; 0 without values.</param>
/// <param name="Mean">The mean length; 0 without values.</param>
/// <param name="Histogram">How lengths are spread; null where nothing is known of it.</param>
public sealed record LengthStatistics(long Minimum, long Maximum, double Mean, Histogram? Histogram)
{
    /// <summary>No values.</summary>
    public static LengthStatistics None { get; } = new(0, 0, 0, null);
}
