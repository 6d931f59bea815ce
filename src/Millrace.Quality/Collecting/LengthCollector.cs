using Millrace.Data;

namespace Millrace.Quality;

/// <summary>
/// Gathers lengths: those below <see cref="CountWindow.Most"/> exactly, longer ones by sketches. Where rows have weights, all go to sketches, which tell up to
/// <see cref="WeightedValues.MostDifferent"/> different ones exactly.
/// </summary>
/// <param name="seed">Different for each part that may be merged.</param>
internal sealed class LengthCollector(ulong seed)
{
    private readonly CountWindow _short = new();
    private NumberSummary _others = new(seed);

    /// <summary>Adds a length that occurs so often.</summary>
    public void Add(int length, long count)
    {
        if (length < CountWindow.Most && _short.TryReserve(length, length))
            _short.Add(length, count);
        else
            _others.AddRepeated(length, count);
    }

    /// <summary>Adds a length of rows.</summary>
    /// <param name="length">The length.</param>
    /// <param name="rows">The rows, each weight checked.</param>
    /// <param name="hasWeights">Whether rows have weights, and do not all weigh 1.</param>
    public void Add(int length, Tally rows, bool hasWeights)
    {
        if (hasWeights)
            _others.AddWeighted(length, rows);
        else
            Add(length, rows.Count);
    }

    /// <summary>Takes what another one has gathered, which stays as it is.</summary>
    public void Merge(LengthCollector other)
    {
        foreach ((long length, long count) in other._short.Counts())
            Add((int)length, count);
        _others.Merge(other._others);
    }

    /// <summary>Gives its arrays back. Nothing may be asked of it or added to it after that.</summary>
    public void LetGo()
    {
        _short.LetGo();
        _others.LetGo();
    }

    /// <summary>What is known.</summary>
    public LengthStatistics Describe(StatisticsOptions options)
    {
        NumberSummary all = _others.View() is null
            ? NumberSummary.OfCounts(_short.Counts().Select(static each => ((double)each.Number, each.Count)))
            : Joined();
        Moments moments = all.Plain;
        return all.View() is not { } view
            ? LengthStatistics.None
            : new LengthStatistics((long)moments.Minimum, (long)moments.Maximum, all.Weighted.Mean, HistogramBuilder.EqualWidths(view, options.Buckets));
    }

    /// <summary>Writes it down.</summary>
    public void Write(SketchWriter writer)
    {
        _short.Write(writer);
        _others.Write(writer, isReduced: false);
    }

    /// <summary>Reads what was written down.</summary>
    /// <exception cref="Data.DataException">It is damaged.</exception>
    public static LengthCollector Read(ref SketchReader reader, ulong seed)
    {
        var read = new LengthCollector(seed);
        foreach ((long length, long count) in CountWindow.Read(ref reader).Counts())
        {
            if (length is < 0 or >= CountWindow.Most)
                throw reader.Damaged("a length in it is no length");
            read.Add((int)length, count);
        }

        read._others = NumberSummary.Read(ref reader, seed);
        return read;
    }

    private NumberSummary Joined()
    {
        var all = new NumberSummary(seed);
        foreach ((long length, long count) in _short.Counts())
            all.AddRepeated(length, count);
        all.Merge(_others);
        return all;
    }
}
