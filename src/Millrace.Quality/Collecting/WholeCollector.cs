using Millrace.Data;

namespace Millrace.Quality;

/// <summary>
/// Gathers what is known of values that whole numbers stand for: one counter a value as long as they lie close together, sketches once they do not.
/// </summary>
/// <param name="info">The column.</param>
/// <param name="format">How values are written as text.</param>
/// <param name="seed">Different for each part that may be merged.</param>
internal sealed class WholeCollector<T, TCode>(ColumnInfo info, ValueFormat<T> format, ulong seed) : ColumnCollector(info), IBatchEnds<T>
    where T : struct
    where TCode : struct, IWholeCode<T>
{
    private T[] _room = [];
    private long _minimum = long.MaxValue;
    private long _maximum = long.MinValue;
    private long _least = long.MaxValue;
    private long _most = long.MinValue;
    private CountWindow? _window = new();
    private NumberSummary _numbers = new(seed);
    private DistinctSketch _distinct = new();
    private FrequentNumbers _frequent = new();

    /// <inheritdoc/>
    public (T Least, T Most)? Ends => _least > _most ? null : (TCode.Decode(_least), TCode.Decode(_most));

    protected override void Collect(Column values, ReadOnlySpan<double> weights)
    {
        var column = (ValueColumn<T>)values;
        scoped PresentChunks<T> chunks = PresentChunks<T>.Of(column);
        scoped var weightChunks = new PresentChunks<double>(weights, column.MissingCount == 0 ? default : column.Validity);
        if (column.MissingCount > 0)
            Pooled.Grow(ref _room, 0, NumberBlocks.Length);
        Span<double> weightRoom = stackalloc double[weights.IsEmpty || column.MissingCount == 0 ? 0 : NumberBlocks.Length];
        Span<long> codes = stackalloc long[NumberBlocks.Length];
        (_least, _most) = (long.MaxValue, long.MinValue);
        while (chunks.Next(_room.AsSpan(0, Math.Min(_room.Length, NumberBlocks.Length))) is { IsEmpty: false } chunk)
        {
            for (int i = 0; i < chunk.Length; i++)
                codes[i] = TCode.Encode(chunk[i]);
            Take(codes[..chunk.Length], weights.IsEmpty ? default : weightChunks.Next(weightRoom));
        }

        _minimum = Math.Min(_minimum, _least);
        _maximum = Math.Max(_maximum, _most);
    }

    protected override void Join(ColumnCollector other)
    {
        var more = (WholeCollector<T, TCode>)other;
        _minimum = Math.Min(_minimum, more._minimum);
        _maximum = Math.Max(_maximum, more._maximum);
        _numbers.Merge(more._numbers);
        _distinct.Merge(more._distinct);
        _frequent.Merge(more._frequent);
        if (_window is not null && more._window is not null && _window.TryMerge(more._window))
            return;
        Leave();
        if (more._window is { } window)
            Take(window);
    }

    public override void LetGo()
    {
        Pooled.Return(ref _room);
        _window?.LetGo();
        _numbers.LetGo();
        _distinct.LetGo();
        _frequent.LetGo();
    }

    protected override ColumnStatistics Describe(StatisticsOptions options, bool hidden)
    {
        bool isEmpty = _minimum > _maximum;
        return new ColumnStatistics(Info.Name, Info.Type)
        {
            Distinct = _window is { } window ? new DistinctCount(window.Distinct, 0) : DistinctCount.Of(_distinct),
            Minimum = hidden || isEmpty ? null : format.Format(TCode.Decode(_minimum)),
            Maximum = hidden || isEmpty ? null : format.Format(TCode.Decode(_maximum)),
            Frequent = hidden || !TCode.HasFrequent ? null : Frequent(options.TopValues),
            Numbers = TCode.HasNumbers ? Numbers().Describe(options, hidden) : null,
        };
    }

    protected override void Save(SketchWriter writer, bool isReduced)
    {
        if (isReduced)
        {
            if (TCode.HasNumbers)
                Numbers().Write(writer, isReduced);
            return;
        }

        if (TCode.HasNumbers)
            _numbers.Write(writer, isReduced);
        writer.WritePart(_distinct.ToBytes());
        writer.Write(_minimum);
        writer.Write(_maximum);
        _frequent.Write(writer);
        writer.Write((byte)(_window is null ? 0 : 1));
        _window?.Write(writer);
    }

    protected override void Load(ref SketchReader reader, bool isReduced)
    {
        if (TCode.HasNumbers)
            _numbers = NumberSummary.Read(ref reader, seed);
        if (isReduced)
        {
            _window = null;
            return;
        }

        _distinct = DistinctSketch.FromBytes(reader.ReadPart());
        _minimum = reader.ReadInt64();
        _maximum = reader.ReadInt64();
        _frequent = FrequentNumbers.Read(ref reader);
        _window = reader.ReadByte() == 0 ? null : CountWindow.Read(ref reader);
        long[] codes = [.. _minimum <= _maximum ? [_minimum, _maximum] : Array.Empty<long>(), .. _frequent.Top(int.MaxValue).Select(static item => item.Number),
            .. _window?.Counts().Select(static item => item.Number) ?? []];
        if (codes.Any(static code => code < TCode.Least || code > TCode.Most))
            throw reader.Damaged($"it holds values that are none of the type {Info.Type}");
    }

    private void Take(ReadOnlySpan<long> codes, ReadOnlySpan<double> weights)
    {
        (long least, long most) = WholeBlocks.Ends(codes);
        _least = Math.Min(_least, least);
        _most = Math.Max(_most, most);
        if (_window is not null)
        {
            if (weights.IsEmpty && _window.TryReserve(least, most))
            {
                _window.Add(codes);
                return;
            }

            Leave();
        }

        Span<ulong> hashes = stackalloc ulong[NumberBlocks.Length];
        hashes = hashes[..codes.Length];
        for (int i = 0; i < codes.Length; i++)
            hashes[i] = ValueHash.Of(codes[i]);
        _distinct.Add(hashes);
        if (TCode.HasNumbers)
        {
            Span<double> numbers = stackalloc double[NumberBlocks.Length];
            for (int i = 0; i < codes.Length; i++)
                numbers[i] = TCode.ToNumber(codes[i]);
            _ = _numbers.Add(numbers[..codes.Length], weights, out _, out _);
        }

        if (!TCode.HasFrequent)
            return;
        if (weights.IsEmpty)
        {
            _frequent.Add(codes, hashes);
            return;
        }

        for (int i = 0; i < codes.Length; i++)
            _frequent.Add(codes[i], weights[i]);
    }

    private void Leave()
    {
        if (_window is null)
            return;
        Take(_window);
        _window.LetGo();
        _window = null;
    }

    // Hands what a window has counted on to the sketches.
    private void Take(CountWindow window)
    {
        foreach ((long code, long count) in window.Counts())
        {
            _distinct.Add(ValueHash.Of(code));
            if (TCode.HasNumbers)
                _numbers.AddRepeated(TCode.ToNumber(code), count);
            if (TCode.HasFrequent)
                _frequent.Add(code, count);
        }
    }

    private NumberSummary Numbers()
    {
        if (_window is null)
            return _numbers;
        return NumberSummary.OfCounts(_window.Counts().Select(static item => (TCode.ToNumber(item.Number), item.Count)));
    }

    private RankHistogram Frequent(int most)
    {
        (IEnumerable<(long Number, double Weight)> top, double total, double error) = (_frequent.Top(most), _frequent.Total, _frequent.MaximumError);
        if (_window is not null)
        {
            top = _window.Counts().OrderByDescending(static item => item.Count).ThenBy(static item => item.Number).Take(most)
                .Select(static item => (item.Number, (double)item.Count));
            (total, error) = (_window.Counts().Sum(static item => item.Count), 0);
        }

        return RankHistogram.Of(top.Select(item => KeyValuePair.Create(format.Format(TCode.Decode(item.Number)), item.Weight)), total, error);
    }
}
