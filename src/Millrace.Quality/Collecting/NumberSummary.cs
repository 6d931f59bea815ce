using Millrace.Data;

namespace Millrace.Quality;

/// <summary>
/// Moments and quantiles of numbers. Where rows have weights, counts and ends do not depend on them, and everything else does.
/// </summary>
/// <param name="seed">Different for each part that may be merged.</param>
internal sealed class NumberSummary(ulong seed)
{
    private readonly Moments _plain = new();
    private Moments? _weighted;
    private QuantileSketch? _quantiles;

    // Where every number is known.
    private QuantileView? _all;

    /// <summary>What is known of the numbers, each counted once.</summary>
    public Moments Plain => _plain;

    /// <summary>The same with the weights of rows; as <see cref="Plain"/> where they have none.</summary>
    public Moments Weighted => _weighted ?? _plain;

    /// <summary>Numbers that are all known, so that ranks are exact. Nothing may be added to it or merged, and no more of it stored than its counts.</summary>
    /// <param name="counts">Finite numbers, ascending, with how often each occurs.</param>
    public static NumberSummary OfCounts(IEnumerable<(double Number, long Count)> counts)
    {
        var summary = new NumberSummary(0);
        (double Number, long Count)[] known = [.. counts];
        foreach ((double number, long count) in known)
            summary._plain.AddRepeated(number, count);
        if (known.Length > 0)
            summary._all = new QuantileView([.. known.Select(static each => each.Number)], [.. known.Select(static each => (double)each.Count)]);
        return summary;
    }

    /// <summary>Adds numbers.</summary>
    /// <param name="block">At most <see cref="NumberBlocks.Length"/>.</param>
    /// <param name="weights">The weight of each; none where each weighs 1.</param>
    /// <param name="minimum">The least of them, where that is known.</param>
    /// <param name="maximum">The greatest of them, where that is known.</param>
    /// <returns>Whether the ends are known: of finite numbers without weights.</returns>
    public bool Add(ReadOnlySpan<double> block, ReadOnlySpan<double> weights, out double minimum, out double maximum)
    {
        (minimum, maximum) = (0, 0);
        if (block.IsEmpty)
            return false;
        QuantileSketch quantiles = _quantiles ??= new QuantileSketch(seed);
        if (!weights.IsEmpty)
        {
            _plain.Add(block);
            (_weighted ??= new Moments()).Add(block, weights);
            quantiles.Add(block, weights);
            return false;
        }

        if (NumberBlocks.TryFindEnds(block, out minimum, out maximum))
        {
            _plain.AddFinite(block, minimum, maximum);
            quantiles.AddFinite(block, minimum, maximum);
            return true;
        }

        _plain.Add(block);
        quantiles.Add(block);
        return false;
    }

    /// <summary>Adds a finite number that occurs so often.</summary>
    public void AddRepeated(double value, long count)
    {
        _quantiles ??= new QuantileSketch(seed);
        _plain.AddRepeated(value, count);
        _quantiles.AddRepeated(value, count);
    }

    /// <summary>Adds a finite number of rows with weights.</summary>
    /// <param name="value">The number.</param>
    /// <param name="rows">The rows, each weight checked.</param>
    public void AddWeighted(double value, Tally rows)
    {
        _quantiles ??= new QuantileSketch(seed);
        _plain.AddRepeated(value, rows.Count);
        (_weighted ??= new Moments()).AddRepeated(value, rows);
        _quantiles.AddRepeated(value, rows);
    }

    /// <summary>Adds what another one has seen, which stays as it is.</summary>
    public void Merge(NumberSummary other)
    {
        _plain.Merge(other._plain);
        if (other._weighted is not null)
            (_weighted ??= new Moments()).Merge(other._weighted);
        if (other._quantiles is null)
            return;
        _quantiles ??= new QuantileSketch(seed);
        _quantiles.Merge(other._quantiles);
    }

    /// <summary>Gives its arrays back. Nothing may be asked of it or added to it after that.</summary>
    public void LetGo() => _quantiles?.LetGo();

    /// <summary>The numbers in order; null where there are none.</summary>
    public QuantileView? View() => _all ?? _quantiles?.View();

    /// <summary>What is known, for people and comparisons.</summary>
    /// <param name="options">What is asked.</param>
    /// <param name="hidden">Whether nothing that shows a number is told.</param>
    public NumberStatistics Describe(StatisticsOptions options, bool hidden)
    {
        var counts = new NumberStatistics
        {
            Finite = _plain.Finite.Count,
            Zeros = _plain.Zeros.Count,
            NotANumber = _plain.NotANumber.Count,
            NegativeInfinite = _plain.NegativeInfinite.Count,
            PositiveInfinite = _plain.PositiveInfinite.Count,
        };
        if (hidden)
            return counts;
        Moments moments = Weighted;
        if (options.Weight is not null)
            counts = counts with { Weights = WeightsOf(moments) };
        if (View() is not { } view)
            return counts;
        bool hasAny = moments.Finite.Weight > 0;
        return counts with
        {
            Minimum = _plain.Finite.Count > 0 ? _plain.Minimum : null,
            Maximum = _plain.Finite.Count > 0 ? _plain.Maximum : null,
            Mean = hasAny && double.IsFinite(moments.Mean) ? moments.Mean : null,
            Deviation = hasAny && double.IsFinite(moments.PopulationDeviation) ? moments.PopulationDeviation : null,
            Quantiles = hasAny ? [.. options.Quantiles.Select(share => new Quantile(share, view.FiniteQuantile(share)!.Value))] : [],
            RankError = _quantiles is null ? 0 : _quantiles.RankErrorAt(QuantileSketch.Confidence),
            EqualDepth = HistogramBuilder.EqualDepth(view, options.Buckets),
            EqualWidth = HistogramBuilder.EqualWidths(view, options.Buckets),
        };
    }

    /// <summary>Writes it down.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="isReduced">Whether only counts are.</param>
    public void Write(SketchWriter writer, bool isReduced)
    {
        writer.WritePart((isReduced ? _plain.CountsAlone() : _plain).ToBytes());
        writer.WritePart(isReduced ? [] : _weighted?.ToBytes());
        writer.WritePart(isReduced ? [] : _quantiles?.ToBytes());
    }

    /// <summary>Reads what was written down.</summary>
    /// <param name="reader">Where from.</param>
    /// <param name="seed">As for a new one.</param>
    /// <exception cref="Data.DataException">It is damaged.</exception>
    public static NumberSummary Read(ref SketchReader reader, ulong seed)
    {
        var read = new NumberSummary(seed);
        read._plain.Merge(Moments.FromBytes(reader.ReadPart()));
        if (reader.ReadPart() is { IsEmpty: false } weighted)
            read._weighted = Moments.FromBytes(weighted);
        if (reader.ReadPart() is { IsEmpty: false } quantiles)
            read._quantiles = QuantileSketch.FromBytes(quantiles);
        return read;
    }

    private static NumberWeights WeightsOf(Moments moments) => new(
        moments.Finite.Weight, moments.Zeros.Weight, moments.NotANumber.Weight, moments.NegativeInfinite.Weight, moments.PositiveInfinite.Weight);
}
