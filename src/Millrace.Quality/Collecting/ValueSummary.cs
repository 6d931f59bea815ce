using Millrace.Data;

namespace Millrace.Quality;

/// <summary>What is known of values of fixed width whatever they stand for: their ends, how many differ, and which occur most often.</summary>
/// <param name="format">How values are written as text.</param>
internal sealed class ValueSummary<T>(ValueFormat<T> format)
    where T : struct
{
    private bool _any;
    private T _minimum;
    private T _maximum;
    private DistinctSketch _distinct = new();
    private FrequentItems _frequent = new();

    /// <summary>How many values differ.</summary>
    public DistinctCount Distinct => DistinctCount.Of(_distinct);

    /// <summary>The least value as text; null where there is none.</summary>
    public string? Minimum => _any ? format.Format(_minimum) : null;

    /// <summary>The greatest value as text; null where there is none.</summary>
    public string? Maximum => _any ? format.Format(_maximum) : null;

    /// <summary>The values that occur most often, so many at most.</summary>
    public RankHistogram Frequent(int most) => RankHistogram.Of(_frequent, most, item => format.Format(ValueBytes.Read<T>(item.Value.Span)));

    /// <summary>Lets the ends reach to a value.</summary>
    public void Extend(ref readonly T value)
    {
        if (!_any || Comparer<T>.Default.Compare(value, _minimum) < 0)
            _minimum = value;
        if (!_any || Comparer<T>.Default.Compare(value, _maximum) > 0)
            _maximum = value;
        _any = true;
    }

    /// <summary>Adds values to those that differ, by their hashes from <see cref="ValueHash"/>.</summary>
    public void AddDistinct(ReadOnlySpan<ulong> hashes) => _distinct.Add(hashes);

    /// <summary>Adds a value to those that occur often.</summary>
    /// <param name="value">The value.</param>
    /// <param name="hash">Its hash.</param>
    /// <param name="weight">What it weighs.</param>
    public void AddFrequent(ref readonly T value, ulong hash, double weight) => _frequent.Add(hash, ValueBytes.Of(in value), weight);

    /// <summary>Takes what another one has gathered.</summary>
    public void Merge(ValueSummary<T> other)
    {
        if (other._any)
        {
            Extend(in other._minimum);
            Extend(in other._maximum);
        }

        _distinct.Merge(other._distinct);
        _frequent.Merge(other._frequent);
    }

    /// <summary>Gives its arrays back. Nothing may be asked of it or added to it after that.</summary>
    public void LetGo()
    {
        _distinct.LetGo();
        _frequent.LetGo();
    }

    /// <summary>Writes it down.</summary>
    public void Write(SketchWriter writer)
    {
        writer.WritePart(_distinct.ToBytes());
        writer.WritePart(_frequent.ToBytes());
        writer.Write((byte)(_any ? 1 : 0));
        writer.WritePart(ValueBytes.Of(in _minimum));
        writer.WritePart(ValueBytes.Of(in _maximum));
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="DataException">It is damaged, or of values of another type.</exception>
    public void Read(ref SketchReader reader)
    {
        _distinct = DistinctSketch.FromBytes(reader.ReadPart());
        _frequent = ValueBytes.ReadItems<T>(ref reader);
        _any = reader.ReadByte() != 0;
        _minimum = ValueBytes.Read<T>(ref reader);
        _maximum = ValueBytes.Read<T>(ref reader);
    }
}
