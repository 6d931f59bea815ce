using Millrace.Data;

namespace Millrace.Quality;

/// <summary>
/// A mergeable summary of the order of numbers, of which quantiles, ranks and histograms are asked (Karnin, Lang, Liberty: Optimal Quantile Approximation in
/// Streams, 2016). Level h holds numbers that stand for 2^h each. A full level is put in order and every second number goes up, those at even or at odd places
/// as a bit of chance decides, which moves the rank of any number by 2^h or not at all, up or down alike. The lower a level lies below the highest one, the
/// less it holds, by a factor of 2/3. From <c>2^15</c> numbers on they pass through groups of 16 that are thinned out in order, from <c>2^21</c> on through
/// the paper's sampler, which takes one of each <c>2^s</c>. Infinite numbers and NaN are counted apart, so the places of the former are exact.
/// <para>
/// Error: fewer than <see cref="ExactBelow"/> numbers are kept as they are, and so are 1,792 different ones where all have weights. Beyond that, the rank of
/// a number is off by less than <see cref="RankError"/> of the total with a probability of at least <see cref="Confidence"/>;
/// <see cref="RankErrorAt"/> says by how much it may be off in this very sketch, whatever was merged in which order. Both follow from Hoeffding's inequality
/// over the bits of chance that were drawn, so they hold for each question by itself and for any numbers, as long as these do not depend on the bits.
/// Memory: 200 KiB at most; 70 KiB written down.
/// </para>
/// <para>
/// Not used by two threads at a time. Which numbers come in one call makes a difference within the bound, so the same bytes come of the same calls.
/// </para>
/// </summary>
internal sealed partial class QuantileSketch : CountedNumbers
{
    /// <summary>So many numbers are not yet kept as they are.</summary>
    public const int ExactBelow = Size;

    /// <summary>The bound of the error of a rank, as a share of the total.</summary>
    public const double RankError = 0.005;

    /// <summary>How likely a rank lies within the bound, at least.</summary>
    public const double Confidence = 0.999;

    // What the highest level holds: k of the paper.
    private const int Size = 2048;

    private RandomBits _chance;
    private double _variance;

    // What was asked for last, and of how many numbers.
    private QuantileView? _view;
    private long _viewed;

    /// <param name="seed">What decides the bits of chance. Sketches that are merged take different seeds.</param>
    public QuantileSketch(ulong seed) => _chance = new RandomBits(seed);

    /// <summary>Whether every rank is exact.</summary>
    public bool IsExact => _variance == 0;

    /// <summary>By how much the rank of a number is off at most, as a share of the total, for this sketch.</summary>
    /// <param name="confidence">How likely that is at least, between 0 and 1.</param>
    public double RankErrorAt(double confidence) =>
        IsExact ? 0 : Math.Min(1, Math.Sqrt(2 * _variance * Math.Log(2 / (1 - confidence))) / Finite.Weight);

    /// <inheritdoc/>
    public override void AddFinite(ReadOnlySpan<double> block, double minimum, double maximum)
    {
        Count(Tally.Of(block.Length), minimum, maximum);
        Take(block);
    }

    /// <inheritdoc/>
    public override void AddRepeated(double value, Tally tally)
    {
        if (tally.Weight == 0)
            return;
        Count(tally, value + 0.0, value + 0.0);
        AddWeighted(value + 0.0, tally.Weight);
    }

    /// <summary>Adds what another sketch has seen, which stays as it is.</summary>
    public void Merge(QuantileSketch other)
    {
        CountApart(other);
        Count(other.Finite, other.Minimum, other.Maximum);
        _variance += other._variance;
        MergeLevels(other);
        for (int i = 0; i < other._weighted.Count; i++)
            AddWeighted(other._weighted.Values[i], other._weighted.Weights[i]);
    }

    /// <summary>Gives its arrays back. Nothing may be asked of it or added to it after that.</summary>
    public void LetGo()
    {
        Pooled.Return(ref _pending);
        Pooled.Return(ref _scratch);
        _weighted.LetGo();
        foreach (QuantileLevel level in _levels)
            level.LetGo();
    }

    /// <summary>What may be asked.</summary>
    public QuantileView View()
    {
        long count = Finite.Count + NotANumber.Count + NegativeInfinite.Count + PositiveInfinite.Count;
        if (_view is null || _viewed != count)
            (_view, _viewed) = (new QuantileView(this, Collect()), count);
        return _view;
    }
}
