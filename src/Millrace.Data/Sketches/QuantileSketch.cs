using System.Numerics;
using System.Runtime.InteropServices;

namespace Millrace.Data;

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
/// Sketches whose numbers begin alike may have drawn the same bits, and then their errors add up: what merging them may be off by is as much as if all of their
/// bits were the same, and so more than <see cref="RankError"/> where each is off by nearly that; the same goes for sketches of which one was merged of more
/// than <see cref="ChanceOrigins.Most"/> that drew bits.
/// Memory: 200 KiB at most; 70 KiB written down; of either 8 bytes more for each sketch that was merged, 32 KiB at most, and where numbers have weights, 1 KiB
/// more for each doubling from the least to the greatest weight.
/// </para>
/// <para>
/// Not used by two threads at a time. Which numbers come in one call makes a difference within the bound, so the same bytes come of the same calls.
/// </para>
/// </summary>
internal sealed partial class QuantileSketch : CountedNumbers
{
    /// <summary>So many numbers are not yet kept as they are.</summary>
    public const int ExactBelow = Size;

    /// <summary>The bound of the error of a rank, as a share of the total, where no sketches were merged that may have drawn the same bits.</summary>
    public const double RankError = 0.005;

    /// <summary>How likely a rank lies within the bound, at least.</summary>
    public const double Confidence = 0.999;

    // What the highest level holds: k of the paper.
    private const int Size = 2048;

    private RandomBits _chance;
    private bool _hasDrawn;
    private ChanceOrigins _origins = new();

    // That of ranks is _variance · 4^_height: the square of a small weight is no double.
    private double _variance;
    private int _height;

    // What was asked for last, and of how many numbers.
    private QuantileView? _view;
    private long _viewed;

    /// <param name="seed">
    /// What decides the bits of chance, with the numbers that come before the first is drawn. Sketches that are merged take different seeds.
    /// </param>
    public QuantileSketch(ulong seed) => _chance = new RandomBits(seed);

    /// <summary>Whether every rank is exact.</summary>
    public bool IsExact => _origins.IsEmpty;

    /// <summary>By how much the rank of a number is off at most, as a share of the total, for this sketch.</summary>
    /// <param name="confidence">How likely that is at least, between 0 and 1.</param>
    public double RankErrorAt(double confidence) =>
        IsExact ? 0 : Math.Min(1, Math.ScaleB(Math.Sqrt(2 * _variance * Math.Log(2 / (1 - confidence))), _height) / Finite.Weight);

    /// <inheritdoc/>
    public override void AddFinite(ReadOnlySpan<double> block, double minimum, double maximum)
    {
        Count(Tally.Of(block.Length), minimum, maximum);
        if (!_hasDrawn)
            _chance.Absorb(ValueHash.Of(MemoryMarshal.AsBytes(block)));
        Take(block);
    }

    /// <inheritdoc/>
    public override void AddRepeated(double value, Tally tally)
    {
        if (tally.Weight == 0)
            return;
        Count(tally, value + 0.0, value + 0.0);
        if (!_hasDrawn)
            _chance.Absorb(BitConverter.DoubleToUInt64Bits(value + 0.0) ^ BitOperations.RotateLeft(BitConverter.DoubleToUInt64Bits(tally.Weight), 32));
        AddWeighted(value + 0.0, tally.Weight);
    }

    /// <summary>Adds what another sketch has seen, which stays as it is.</summary>
    public void Merge(QuantileSketch other)
    {
        CountApart(other);
        Count(other.Finite, other.Minimum, other.Maximum);
        MergeChance(other);
        MergeLevels(other);
        for (int i = 0; i < other._weighted.Count; i++)
            AddWeighted(other._weighted.Values[i], other._weighted.Weights[i]);
    }

    /// <summary>Gives its arrays back. Nothing may be asked of it or added to it after that.</summary>
    public void LetGo()
    {
        Pooled.Return(ref _pending);
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

    private ulong Draw()
    {
        if (!_hasDrawn)
            _origins.Add(_chance.State);
        _hasDrawn = true;
        return _chance.Next();
    }

    // Adds so much times 4^height to the variance of ranks.
    private void Vary(double variance, int height)
    {
        if (_variance == 0 || height - _height > 200)
            (_variance, _height) = (Math.ScaleB(_variance, 2 * (_height - height)), height);
        _variance += Math.ScaleB(variance, 2 * (height - _height));
    }

    // The squares of deviations add up where no bit is common to both, and otherwise the deviations: a sum of errors that go together in whatever way spreads
    // no more, and has no longer tails. Bits that are drawn from now on are those of neither.
    private void MergeChance(QuantileSketch other)
    {
        if (_origins.MayMeet(other._origins))
        {
            int height = Math.Max(_height, other._height);
            double mine = Math.ScaleB(Math.Sqrt(_variance), _height - height), its = Math.ScaleB(Math.Sqrt(other._variance), other._height - height);
            Vary(2 * mine * its, height);
        }

        if (!other.IsExact)
            Vary(other._variance, other._height);
        _origins.Merge(other._origins);
        _chance.Absorb(other._chance.State);
    }
}
