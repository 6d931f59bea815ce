using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Gathers what is known of values of fixed width that are no numbers: identifiers.</summary>
/// <param name="info">The column.</param>
/// <param name="format">How values are written as text.</param>
internal sealed class OpaqueCollector<T>(ColumnInfo info, ValueFormat<T> format) : ColumnCollector(info)
    where T : struct
{
    private bool _any;
    private T _minimum;
    private T _maximum;
    private DistinctSketch _distinct = new();
    private FrequentItems _frequent = new();

    protected override void Collect(Column values, ReadOnlySpan<double> weights)
    {
        var column = (ValueColumn<T>)values;
        ReadOnlySpan<T> all = column.Values;
        bool mayMiss = column.MissingCount > 0;
        for (int i = 0; i < all.Length; i++)
        {
            if (mayMiss && column.IsMissing(i))
                continue;
            Extend(in all[i]);
            ReadOnlySpan<byte> bytes = ValueBytes.Of(in all[i]);
            ulong hash = ValueHash.Of(bytes);
            _distinct.Add(hash);
            _frequent.Add(hash, bytes, weights.IsEmpty ? 1 : weights[i]);
        }
    }

    protected override void Join(ColumnCollector other)
    {
        var more = (OpaqueCollector<T>)other;
        if (more._any)
        {
            Extend(in more._minimum);
            Extend(in more._maximum);
        }

        _distinct.Merge(more._distinct);
        _frequent.Merge(more._frequent);
    }

    public override void LetGo()
    {
        _distinct.LetGo();
        _frequent.LetGo();
    }

    protected override ColumnStatistics Describe(StatisticsOptions options, bool hidden) => new(Info.Name, Info.Type)
    {
        Distinct = new DistinctCount(_distinct.Count, _distinct.IsExact ? 0 : DistinctSketch.StandardError),
        Minimum = hidden || !_any ? null : format.Format(_minimum),
        Maximum = hidden || !_any ? null : format.Format(_maximum),
        Frequent = hidden ? null : RankHistogram.Of(_frequent, options.TopValues, item => format.Format(ValueBytes.Read<T>(item.Value.Span))),
    };

    protected override void Save(SketchWriter writer, bool isReduced)
    {
        if (isReduced)
            return;
        writer.WritePart(_distinct.ToBytes());
        writer.WritePart(_frequent.ToBytes());
        writer.Write((byte)(_any ? 1 : 0));
        writer.WritePart(ValueBytes.Of(in _minimum));
        writer.WritePart(ValueBytes.Of(in _maximum));
    }

    protected override void Load(ref SketchReader reader, bool isReduced)
    {
        if (isReduced)
            return;
        _distinct = DistinctSketch.FromBytes(reader.ReadPart());
        _frequent = ValueBytes.ReadItems<T>(ref reader);
        _any = reader.ReadByte() != 0;
        _minimum = ValueBytes.Read<T>(ref reader);
        _maximum = ValueBytes.Read<T>(ref reader);
    }

    private void Extend(ref readonly T value)
    {
        if (!_any || Comparer<T>.Default.Compare(value, _minimum) < 0)
            _minimum = value;
        if (!_any || Comparer<T>.Default.Compare(value, _maximum) > 0)
            _maximum = value;
        _any = true;
    }
}
