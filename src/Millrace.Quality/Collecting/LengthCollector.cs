namespace Millrace.Quality;

/// <summary>Gathers lengths: those below <see cref="CountWindow.Most"/> exactly, longer ones by sketches.</summary>
internal sealed class LengthCollector
{
    private CountWindow _short = new();
    private NumberSummary _long = new(0);

    public LengthCollector() => _short.TryReserve(0, 0);

    /// <summary>Adds a length that occurs so often.</summary>
    public void Add(int length, long count)
    {
        if (length < CountWindow.Most && _short.TryReserve(length, length))
            _short.Add(length, count);
        else
            _long.AddRepeated(length, count);
    }

    /// <summary>Takes what another one has gathered, which stays as it is.</summary>
    public void Merge(LengthCollector other)
    {
        foreach ((long length, long count) in other._short.Counts())
            Add((int)length, count);
        _long.Merge(other._long);
    }

    /// <summary>What is known.</summary>
    public LengthStatistics Describe(StatisticsOptions options)
    {
        var all = new NumberSummary(0);
        foreach ((long length, long count) in _short.Counts())
            all.AddRepeated(length, count);
        all.Merge(_long);
        Moments moments = all.Plain;
        return all.View() is not { } view
            ? LengthStatistics.None
            : new LengthStatistics((long)moments.Minimum, (long)moments.Maximum, moments.Mean, HistogramBuilder.EqualWidths(view, options.Buckets));
    }

    /// <summary>Writes it down.</summary>
    public void Write(SketchWriter writer)
    {
        _short.Write(writer);
        _long.Write(writer, isReduced: false);
    }

    /// <summary>Reads what was written down.</summary>
    /// <exception cref="Data.DataException">It is damaged.</exception>
    public static LengthCollector Read(ref SketchReader reader)
    {
        var read = new LengthCollector();
        foreach ((long length, long count) in CountWindow.Read(ref reader).Counts())
        {
            if (length is < 0 or >= CountWindow.Most)
                throw reader.Damaged("a length in it is no length");
            read.Add((int)length, count);
        }

        read._long = NumberSummary.Read(ref reader, 0);
        return read;
    }
}
