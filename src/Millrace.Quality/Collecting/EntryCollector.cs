using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Gathers what is known of texts and of bytes: each entry of a batch once, with how many rows have it.</summary>
/// <param name="info">The column.</param>
/// <param name="seed">Different for each part that may be merged.</param>
internal sealed class EntryCollector(ColumnInfo info, ulong seed) : ColumnCollector(info)
{
    private readonly bool _isText = info.Type == ColumnType.Text;
    private long[] _counts = [];
    private double[] _weights = [];
    private byte[]? _minimum;
    private byte[]? _maximum;
    private DistinctSketch _distinct = new();
    private FrequentItems _frequent = new();
    private LengthCollector _lengths = new(seed);
    private TextCounts _texts = new();

    protected override void Collect(Column values, ReadOnlySpan<double> weights)
    {
        var column = (BytesColumn)values;
        int entries = column.EntryCount;
        Count(column.Codes, entries, weights);
        for (int code = 0; code < entries; code++)
        {
            long count = _counts[code + 1];
            if (count > 0)
                Take(column.GetBytes(code), new Tally(count, weights.IsEmpty ? count : _weights[code + 1]), hasWeights: !weights.IsEmpty);
        }
    }

    protected override void Join(ColumnCollector other)
    {
        var more = (EntryCollector)other;
        if (more._minimum is not null)
            Extend(more._minimum);
        if (more._maximum is not null)
            Extend(more._maximum);
        _distinct.Merge(more._distinct);
        _frequent.Merge(more._frequent);
        _lengths.Merge(more._lengths);
        _texts.Merge(more._texts);
    }

    public override void LetGo()
    {
        Pooled.Return(ref _counts);
        Pooled.Return(ref _weights);
        _distinct.LetGo();
        _frequent.LetGo();
        _lengths.LetGo();
    }

    protected override ColumnStatistics Describe(StatisticsOptions options, bool hidden) => new(Info.Name, Info.Type)
    {
        Distinct = DistinctCount.Of(_distinct),
        Minimum = hidden || !_isText || _minimum is null ? null : CutText.Of(_minimum),
        Maximum = hidden || !_isText || _maximum is null ? null : CutText.Of(_maximum),
        Frequent = hidden || !_isText ? null : RankHistogram.Of(_frequent, options.TopValues),
        Texts = new TextStatistics
        {
            Lengths = hidden ? LengthStatistics.None : _lengths.Describe(options),
            Empty = _texts.Empty.Count,
            Blank = _texts.Blank.Count,
            Untrimmed = _texts.Untrimmed.Count,
            Numeric = hidden ? 0 : _texts.Numeric.Count,
            Characters = _isText && !hidden ? _texts.Characters : null,
            Weights = hidden || options.Weight is null ? null : _texts.Weights(_isText),
        },
    };

    protected override void Save(SketchWriter writer, bool isReduced)
    {
        _texts.Write(writer, isReduced);
        if (isReduced)
            return;
        writer.WritePart(_distinct.ToBytes());
        writer.WritePart(_frequent.ToBytes());
        _lengths.Write(writer);
        writer.Write((byte)(_minimum is null ? 0 : 1));
        writer.WritePart(_minimum);
        writer.WritePart(_maximum);
    }

    protected override void Load(ref SketchReader reader, bool isReduced)
    {
        _texts = TextCounts.Read(ref reader, isReduced);
        if (isReduced)
            return;
        _distinct = DistinctSketch.FromBytes(reader.ReadPart());
        _frequent = FrequentItems.FromBytes(reader.ReadPart());
        _lengths = LengthCollector.Read(ref reader, seed);
        bool any = reader.ReadByte() != 0;
        byte[] minimum = reader.ReadPart().ToArray(), maximum = reader.ReadPart().ToArray();
        if (minimum.Length > CutText.MostBytes || maximum.Length > CutText.MostBytes)
            throw reader.Damaged("a text in it is longer than what is kept of texts");
        (_minimum, _maximum) = any ? (minimum, maximum) : (null, null);
    }

    // The count of a code stands one place behind it, so that missing rows count at 0.
    private void Count(ReadOnlySpan<int> codes, int entries, ReadOnlySpan<double> weights)
    {
        Pooled.Grow(ref _counts, 0, entries + 1);
        long[] counts = _counts;
        counts.AsSpan(0, entries + 1).Clear();
        foreach (int code in codes)
            counts[code + 1]++;
        if (weights.IsEmpty)
            return;
        Pooled.Grow(ref _weights, 0, entries + 1);
        _weights.AsSpan(0, entries + 1).Clear();
        for (int i = 0; i < codes.Length; i++)
            _weights[codes[i] + 1] += weights[i];
    }

    private void Take(ReadOnlySpan<byte> entry, Tally rows, bool hasWeights)
    {
        ulong hash = ValueHash.Of(entry);
        _distinct.Add(hash);
        if (!_isText)
        {
            _lengths.Add(entry.Length, rows, hasWeights);
            _texts.AddBytes(entry, rows);
            return;
        }

        _frequent.AddAll(hash, entry, rows.Weight);
        Extend(entry);
        _lengths.Add(_texts.Add(entry, rows), rows, hasWeights);
    }

    // What is cut off does not change which of two texts comes first, but for those that begin alike and are told alike.
    private void Extend(ReadOnlySpan<byte> entry)
    {
        ReadOnlySpan<byte> begin = CutText.Begin(entry);
        if (_minimum is null || begin.SequenceCompareTo(_minimum) < 0)
            _minimum = begin.ToArray();
        if (_maximum is null || begin.SequenceCompareTo(_maximum) > 0)
            _maximum = begin.ToArray();
    }
}
