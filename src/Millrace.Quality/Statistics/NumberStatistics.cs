using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>
/// What is known of numbers. What shows a value is null without finite numbers and for sensitive columns. Where rows have weights, moments, quantiles and
/// histograms are weighted and counts are not: beside these stand <see cref="Weights"/>.
/// </summary>
public sealed record NumberStatistics
{
    /// <summary>How many are finite.</summary>
    public long Finite { get; init; }

    /// <summary>How many are 0.</summary>
    public long Zeros { get; init; }

    /// <summary>How many are no number.</summary>
    public long NotANumber { get; init; }

    /// <summary>How many are negative infinity.</summary>
    public long NegativeInfinite { get; init; }

    /// <summary>How many are positive infinity.</summary>
    public long PositiveInfinite { get; init; }

    /// <summary>
    /// What those that are counted weigh; null where each row counts once, and of sensitive columns: who knows the weights of rows may find out which ones are
    /// in a sum.
    /// </summary>
    public NumberWeights? Weights { get; init; }

    /// <summary>The least finite number.</summary>
    public double? Minimum { get; init; }

    /// <summary>The greatest finite number.</summary>
    public double? Maximum { get; init; }

    /// <summary>The mean of the finite numbers; null where a double does not hold it.</summary>
    public double? Mean { get; init; }

    /// <summary>
    /// The standard deviation of the finite numbers as all there are (divided by their number); null where the sum of the squares of what lies between them and
    /// the mean is too large for a double (deviations of 1e150 and more), 0 where it is too small for one (deviations of less than 1e-160).
    /// </summary>
    public double? Deviation { get; init; }

    /// <summary>Quantiles, ascending; <see cref="StatisticsOptions.Quantiles"/> says which.</summary>
    public ImmutableArray<Quantile> Quantiles { get; init; } = [];

    /// <summary>
    /// By how much the rank of a quantile is off at most, as a share of all finite numbers, with a probability of at least 0.999 for each quantile; 0 where
    /// quantiles are exact.
    /// </summary>
    public double RankError { get; init; }

    /// <summary>Buckets between quantiles, each of about the same weight.</summary>
    public Histogram? EqualDepth { get; init; }

    /// <summary>Buckets of one width from the least to the greatest number.</summary>
    public Histogram? EqualWidth { get; init; }

    /// <summary>Whether <see cref="EqualWidth"/> was counted in a pass of its own, and is no estimate of the sketch.</summary>
    public bool IsEqualWidthExact { get; init; }

    /// <summary>How many are infinite and outside a range: those beyond a finite end.</summary>
    internal long InfiniteOutside(RangeExpectation range) =>
        (double.IsNegativeInfinity(range.Minimum) ? 0 : NegativeInfinite) + (double.IsPositiveInfinity(range.Maximum) ? 0 : PositiveInfinite);

    /// <summary>The quantile of a share; null where it is not among <see cref="Quantiles"/>.</summary>
    /// <param name="share">From 0 to 1; 0.5 is the median.</param>
    public double? QuantileAt(double share)
    {
        foreach (Quantile quantile in Quantiles)
        {
            if (quantile.Share == share)
                return quantile.Value;
        }

        return null;
    }
}
