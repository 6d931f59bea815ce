using System.Numerics;

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
/// Memory: 110 KiB at most; 70 KiB written down.
/// </para>
/// <para>
/// Not used by two threads at a time. Which numbers come in one call makes a difference within the bound, so the same bytes come of the same calls.
/// </para>
/// </summary>
internal sealed partial class QuantileSketch
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
    private QuantileView? _view;

    /// <param name="seed">What decides the bits of chance. Sketches that are merged take different seeds.</param>
    public QuantileSketch(ulong seed) => _chance = new RandomBits(seed);

    /// <summary>The finite numbers.</summary>
    public Tally Finite { get; private set; }

    /// <summary>How many are negative infinity.</summary>
    public Tally NegativeInfinite { get; private set; }

    /// <summary>How many are positive infinity.</summary>
    public Tally PositiveInfinite { get; private set; }

    /// <summary>How many are no number. They have no rank.</summary>
    public Tally NotANumber { get; private set; }

    /// <summary>The least finite number; +∞ where there is none.</summary>
    public double Minimum { get; private set; } = double.PositiveInfinity;

    /// <summary>The greatest finite number; -∞ where there is none.</summary>
    public double Maximum { get; private set; } = double.NegativeInfinity;

    /// <summary>Whether every rank is exact.</summary>
    public bool IsExact => _variance == 0;

    /// <summary>By how much the rank of a number is off at most, as a share of the total, for this sketch.</summary>
    /// <param name="confidence">How likely that is at least, between 0 and 1.</param>
    public double RankErrorAt(double confidence) =>
        IsExact ? 0 : Math.Min(1, Math.Sqrt(2 * _variance * Math.Log(2 / (1 - confidence))) / Finite.Weight);

    /// <summary>Adds numbers, each of weight 1.</summary>
    public void Add<T>(ReadOnlySpan<T> numbers)
        where T : struct, INumberBase<T>
    {
        Span<double> converted = typeof(T) == typeof(double) ? [] : stackalloc double[NumberBlocks.Length];
        for (; !numbers.IsEmpty; numbers = numbers[Math.Min(numbers.Length, NumberBlocks.Length)..])
            AddBlock(NumberBlocks.ToDoubles(numbers[..Math.Min(numbers.Length, NumberBlocks.Length)], converted));
    }

    /// <summary>Adds numbers with weights.</summary>
    /// <param name="values">The numbers.</param>
    /// <param name="weights">The weight of each.</param>
    /// <exception cref="Data.DataException">A weight is negative, too large, infinite or NaN.</exception>
    public void Add(ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        _view = null;
        for (int i = 0; i < values.Length; i++)
        {
            double value = values[i] + 0.0, weight = Weights.Check(weights[i]);
            if (weight == 0)
                continue;
            if (!double.IsFinite(value))
            {
                CountApart(value, new Tally(1, weight));
                continue;
            }

            Extend(value, value);
            Finite += new Tally(1, weight);
            AddWeighted(value, weight);
        }
    }

    /// <summary>Adds finite numbers whose ends are known, each of weight 1.</summary>
    /// <param name="block">The numbers: at least one, at most <see cref="NumberBlocks.Length"/>.</param>
    /// <param name="minimum">The least of them.</param>
    /// <param name="maximum">The greatest of them.</param>
    public void AddFinite(ReadOnlySpan<double> block, double minimum, double maximum)
    {
        _view = null;
        Extend(minimum, maximum);
        Finite += Tally.Of(block.Length);
        Take(block);
    }

    /// <summary>Adds a finite number that occurs so often.</summary>
    public void AddRepeated(double value, long count) => AddRepeated(value, Tally.Of(count));

    /// <summary>Adds a finite number that occurs so often, with the sum of what weighs it, each checked.</summary>
    public void AddRepeated(double value, Tally tally)
    {
        _view = null;
        if (tally.Weight == 0)
            return;
        Extend(value + 0.0, value + 0.0);
        Finite += tally;
        AddWeighted(value + 0.0, tally.Weight);
    }

    /// <summary>Adds what another sketch has seen, which stays as it is.</summary>
    public void Merge(QuantileSketch other)
    {
        _view = null;
        Finite += other.Finite;
        NegativeInfinite += other.NegativeInfinite;
        PositiveInfinite += other.PositiveInfinite;
        NotANumber += other.NotANumber;
        if (other.Finite.Count > 0)
            Extend(other.Minimum, other.Maximum);
        _variance += other._variance;
        MergeLevels(other);
        for (int i = 0; i < other._weighted.Count; i++)
            AddWeighted(other._weighted.Values[i], other._weighted.Weights[i]);
    }

    /// <summary>What may be asked.</summary>
    public QuantileView View() => _view ??= new QuantileView(this, Collect());

    private void AddBlock(ReadOnlySpan<double> block)
    {
        _view = null;
        if (NumberBlocks.TryFindEnds(block, out double minimum, out double maximum))
            AddFinite(block, minimum, maximum);
        else
            AddFiniteOf(block);
    }

    private void AddFiniteOf(ReadOnlySpan<double> block)
    {
        Span<double> finite = stackalloc double[NumberBlocks.Length];
        int count = 0;
        foreach (double value in block)
        {
            if (double.IsFinite(value))
                finite[count++] = value;
            else
                CountApart(value, Tally.Of(1));
        }

        if (count > 0)
            AddBlock(finite[..count]);
    }

    private void CountApart(double value, Tally tally)
    {
        if (double.IsNaN(value))
            NotANumber += tally;
        else if (value > 0)
            PositiveInfinite += tally;
        else
            NegativeInfinite += tally;
    }

    private void Extend(double minimum, double maximum)
    {
        Minimum = Math.Min(Minimum, minimum);
        Maximum = Math.Max(Maximum, maximum);
    }
}
