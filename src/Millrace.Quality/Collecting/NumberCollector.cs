using System.Numerics;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Gathers what is known of numbers that 64 bits do not stand for in order: fractions, and whole numbers of 128 bits.</summary>
/// <param name="info">The column.</param>
/// <param name="format">How numbers are written as text.</param>
/// <param name="seed">Different for each part that may be merged.</param>
internal sealed class NumberCollector<T>(ColumnInfo info, ValueFormat<T> format, ulong seed) : ColumnCollector(info)
    where T : unmanaged, INumber<T>
{
    // A double holds these exactly, so that ends and differences are those of doubles.
    private static readonly bool s_isDouble = typeof(T) == typeof(double) || typeof(T) == typeof(float) || typeof(T) == typeof(Half);

    private readonly bool _hasFrequent = info.Type.IsWholeNumber();
    private bool _any;
    private T _minimum;
    private T _maximum;
    private NumberSummary _numbers = new(seed);
    private DistinctSketch _distinct = new();
    private FrequentItems _frequent = new();

    protected override void Collect(Column values, ReadOnlySpan<double> weights)
    {
        var column = (ValueColumn<T>)values;
        scoped PresentChunks<T> chunks = PresentChunks<T>.Of(column);
        scoped var weightChunks = new PresentChunks<double>(weights, column.MissingCount == 0 ? default : column.Validity);
        Span<T> room = stackalloc T[column.MissingCount == 0 ? 0 : NumberBlocks.Length];
        Span<double> weightRoom = stackalloc double[weights.IsEmpty || column.MissingCount == 0 ? 0 : NumberBlocks.Length];
        Span<double> doubles = stackalloc double[s_isDouble && typeof(T) == typeof(double) ? 0 : NumberBlocks.Length];
        Span<ulong> hashes = stackalloc ulong[NumberBlocks.Length];
        while (chunks.Next(room) is { IsEmpty: false } chunk)
        {
            ReadOnlySpan<double> some = weights.IsEmpty ? default : weightChunks.Next(weightRoom);
            ReadOnlySpan<double> numbers = NumberBlocks.ToDoubles(chunk, doubles);
            _numbers.Add(numbers, some);
            if (s_isDouble)
                ValueHash.Of(numbers, hashes);
            else
                LookAtEach(chunk, some, hashes);
            _distinct.Add(hashes[..chunk.Length]);
        }
    }

    protected override void Join(ColumnCollector other)
    {
        var more = (NumberCollector<T>)other;
        if (more._any)
        {
            Extend(more._minimum);
            Extend(more._maximum);
        }

        _numbers.Merge(more._numbers);
        _distinct.Merge(more._distinct);
        _frequent.Merge(more._frequent);
    }

    public override void LetGo()
    {
        _numbers.LetGo();
        _distinct.LetGo();
        _frequent.LetGo();
    }

    protected override ColumnStatistics Describe(StatisticsOptions options, bool hidden)
    {
        (T minimum, T maximum) = s_isDouble && _numbers.Plain.Finite.Count > 0
            ? (T.CreateTruncating(_numbers.Plain.Minimum), T.CreateTruncating(_numbers.Plain.Maximum))
            : (_minimum, _maximum);
        bool isShown = !hidden && _numbers.Plain.Finite.Count > 0;
        return new ColumnStatistics(Info.Name, Info.Type)
        {
            Distinct = new DistinctCount(_distinct.Count, _distinct.IsExact ? 0 : DistinctSketch.StandardError),
            Minimum = isShown ? format.Format(minimum) : null,
            Maximum = isShown ? format.Format(maximum) : null,
            Frequent = hidden || !_hasFrequent
                ? null
                : RankHistogram.Of(_frequent, options.TopValues, item => format.Format(ValueBytes.Read<T>(item.Value.Span))),
            Numbers = _numbers.Describe(options, hidden),
        };
    }

    protected override void Save(SketchWriter writer, bool isReduced)
    {
        _numbers.Write(writer, isReduced);
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
        _numbers = NumberSummary.Read(ref reader, seed);
        if (isReduced)
            return;
        _distinct = DistinctSketch.FromBytes(reader.ReadPart());
        _frequent = ValueBytes.ReadItems<T>(ref reader);
        _any = reader.ReadByte() != 0;
        _minimum = ValueBytes.Read<T>(ref reader);
        _maximum = ValueBytes.Read<T>(ref reader);
    }

    private void LookAtEach(ReadOnlySpan<T> chunk, ReadOnlySpan<double> weights, Span<ulong> hashes)
    {
        for (int i = 0; i < chunk.Length; i++)
        {
            Extend(chunk[i]);
            hashes[i] = ValueHash.OfKey(ColumnKeys.Of(chunk[i]));
            if (_hasFrequent)
                _frequent.Add(hashes[i], ValueBytes.Of(in chunk[i]), weights.IsEmpty ? 1 : weights[i]);
        }
    }

    private void Extend(T value)
    {
        if (!_any || value < _minimum)
            _minimum = value;
        if (!_any || value > _maximum)
            _maximum = value;
        _any = true;
    }
}
