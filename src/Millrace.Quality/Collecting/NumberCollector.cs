using System.Numerics;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Gathers what is known of numbers that 64 bits do not stand for in order: fractions, and whole numbers of 128 bits.</summary>
/// <param name="info">The column.</param>
/// <param name="format">How numbers are written as text.</param>
/// <param name="seed">Different for each part that may be merged.</param>
internal sealed class NumberCollector<T>(ColumnInfo info, ValueFormat<T> format, ulong seed) : ColumnCollector(info), IBatchEnds<T>
    where T : unmanaged, INumber<T>
{
    // A double holds these exactly, so that ends and differences are those of doubles.
    private static readonly bool s_isDouble = typeof(T) == typeof(double) || typeof(T) == typeof(float) || typeof(T) == typeof(Half);

    private readonly bool _hasFrequent = info.Type.IsWholeNumber();
    private readonly ValueSummary<T> _values = new(format);
    private NumberSummary _numbers = new(seed);

    /// <inheritdoc/>
    public (T Least, T Most)? Ends { get; private set; }

    protected override void Collect(Column values, ReadOnlySpan<double> weights)
    {
        var column = (ValueColumn<T>)values;
        scoped PresentChunks<T> chunks = PresentChunks<T>.Of(column);
        scoped var weightChunks = new PresentChunks<double>(weights, column.MissingCount == 0 ? default : column.Validity);
        Span<T> room = stackalloc T[column.MissingCount == 0 ? 0 : NumberBlocks.Length];
        Span<double> weightRoom = stackalloc double[weights.IsEmpty || column.MissingCount == 0 ? 0 : NumberBlocks.Length];
        Span<double> doubles = stackalloc double[s_isDouble && typeof(T) == typeof(double) ? 0 : NumberBlocks.Length];
        Span<ulong> hashes = stackalloc ulong[NumberBlocks.Length];
        (bool areKnown, double least, double most) = (s_isDouble, double.PositiveInfinity, double.NegativeInfinity);
        while (chunks.Next(room) is { IsEmpty: false } chunk)
        {
            ReadOnlySpan<double> some = weights.IsEmpty ? default : weightChunks.Next(weightRoom);
            ReadOnlySpan<double> numbers = NumberBlocks.ToDoubles(chunk, doubles);
            areKnown &= _numbers.Add(numbers, some, out double minimum, out double maximum);
            (least, most) = (Math.Min(least, minimum), Math.Max(most, maximum));
            if (s_isDouble)
                ValueHash.Of(numbers, hashes);
            else
                LookAtEach(chunk, some, hashes);
            _values.AddDistinct(hashes[..chunk.Length]);
        }

        Ends = areKnown && least <= most ? (T.CreateTruncating(least), T.CreateTruncating(most)) : null;
    }

    protected override void Join(ColumnCollector other)
    {
        var more = (NumberCollector<T>)other;
        _numbers.Merge(more._numbers);
        _values.Merge(more._values);
    }

    public override void LetGo()
    {
        _numbers.LetGo();
        _values.LetGo();
    }

    protected override ColumnStatistics Describe(StatisticsOptions options, bool hidden)
    {
        Moments moments = _numbers.Plain;
        bool isShown = !hidden && moments.Finite.Count > 0;
        return new ColumnStatistics(Info.Name, Info.Type)
        {
            Distinct = _values.Distinct,
            Minimum = !isShown ? null : s_isDouble ? format.Format(T.CreateTruncating(moments.Minimum)) : _values.Minimum,
            Maximum = !isShown ? null : s_isDouble ? format.Format(T.CreateTruncating(moments.Maximum)) : _values.Maximum,
            Frequent = hidden || !_hasFrequent ? null : _values.Frequent(options.TopValues),
            Numbers = _numbers.Describe(options, hidden),
        };
    }

    protected override void Save(SketchWriter writer, bool isReduced)
    {
        _numbers.Write(writer, isReduced);
        if (!isReduced)
            _values.Write(writer);
    }

    protected override void Load(ref SketchReader reader, bool isReduced)
    {
        _numbers = NumberSummary.Read(ref reader, seed);
        if (!isReduced)
            _values.Read(ref reader);
    }

    private void LookAtEach(ReadOnlySpan<T> chunk, ReadOnlySpan<double> weights, Span<ulong> hashes)
    {
        for (int i = 0; i < chunk.Length; i++)
        {
            _values.Extend(in chunk[i]);
            hashes[i] = ValueHash.OfKey(ColumnKeys.Of(chunk[i]));
            if (_hasFrequent)
                _values.AddFrequent(in chunk[i], hashes[i], weights.IsEmpty ? 1 : weights[i]);
        }
    }
}
