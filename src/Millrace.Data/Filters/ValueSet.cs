using System.Collections.Frozen;

namespace Millrace.Data;

/// <summary>Values that are, or are not, among some.</summary>
internal sealed class ValueSet<T, TValue> : LeafFilter<T>
    where T : struct, ISchema<T>
    where TValue : struct
{
    // So many are faster compared with all at once.
    private const int Few = 4;

    private readonly RowComparer<TValue> _comparer = RowComparers.Of<TValue>();
    private readonly ValueFormat<TValue> _format;
    private readonly TValue[] _values;
    private readonly FrozenSet<TValue> _set;
    private readonly bool _isAmong;

    public ValueSet(ColumnRef<T> column, TValue[] values, ValueFormat<TValue> format, bool isAmong)
        : base(column)
    {
        // What is not equal to itself is equal to nothing.
        _values = [.. values.Distinct().Where(value => _comparer.Holds(value, value, Outcomes.Equal))];
        _set = _values.ToFrozenSet();
        (_format, _isAmong) = (format, isAmong);
    }

    public override string ToString() => $"{Name} {(_isAmong ? "" : "not ")}in ({string.Join(", ", _values.Select(value => Show(_format.Format(value))))})";

    internal override void Evaluate(FilterColumns columns, Span<ulong> kept)
    {
        var values = (ValueColumn<TValue>)columns[Column.Index];
        ReadOnlySpan<TValue> rows = values.Values;
        Span<TValue> same = new TValue[RowComparer<TValue>.Block];
        for (int i = 0; i < kept.Length; i++)
        {
            ReadOnlySpan<TValue> block = rows.Slice(i << 6, Math.Min(RowComparer<TValue>.Block, rows.Length - (i << 6)));
            ulong among = _values.Length <= Few ? CompareAll(block, same[..block.Length]) : LookUp(block);
            kept[i] = _isAmong ? among : ~among & Bitmaps.Ones(block.Length);
        }

        RemoveMissing(values, kept);
    }

    internal override Filter<T> Negate() => new ValueSet<T, TValue>(Column, _values, _format, !_isAmong);

    protected override bool MayHold(ColumnRange range)
    {
        if (!_isAmong)
            return true;
        return range is not ValueRange<TValue> known
            ? _values.Length > 0
            : Array.Exists(_values, value => (_comparer.CompareRange(known.Least, known.Greatest, value) & Outcomes.Equal) != 0);
    }

    private ulong CompareAll(ReadOnlySpan<TValue> block, Span<TValue> same)
    {
        ulong among = 0;
        foreach (TValue value in _values)
        {
            same.Fill(value);
            among |= _comparer.Compare(block, same, Outcomes.Equal);
        }

        return among;
    }

    private ulong LookUp(ReadOnlySpan<TValue> block)
    {
        ulong among = 0;
        for (int i = 0; i < block.Length; i++)
            among |= (_set.Contains(block[i]) ? 1UL : 0) << i;
        return among;
    }
}
