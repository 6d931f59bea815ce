namespace Millrace.Data;

/// <summary>Values compared with one value.</summary>
internal sealed class ValueComparison<T, TValue>(ColumnRef<T> column, TValue value, Outcomes outcomes, ValueFormat<TValue> format) : LeafFilter<T>(column)
    where T : struct, ISchema<T>
    where TValue : struct
{
    private readonly RowComparer<TValue> _comparer = RowComparers.Of<TValue>();

    public override string ToString() => OutcomesExtensions.Write(outcomes, Name, Show(format.Format(value)));

    internal override void Evaluate(FilterColumns columns, Span<ulong> kept)
    {
        var values = (ValueColumn<TValue>)columns[Column.Index];
        ReadOnlySpan<TValue> rows = values.Values;
        TValue[] same = new TValue[RowComparer<TValue>.Block];
        same.AsSpan().Fill(value);
        for (int i = 0; i < kept.Length; i++)
        {
            ReadOnlySpan<TValue> block = rows.Slice(i << 6, Math.Min(RowComparer<TValue>.Block, rows.Length - (i << 6)));
            kept[i] = _comparer.Compare(block, same.AsSpan(0, block.Length), outcomes);
        }

        RemoveMissing(values, kept);
    }

    internal override Filter<T> Negate() => new ValueComparison<T, TValue>(Column, value, outcomes.Contrary(_comparer.HasUnordered), format);

    protected override bool MayHold(ColumnRange range)
    {
        if ((outcomes & Outcomes.Unordered) != 0 && _comparer.HasUnordered)
            return true;
        return range is not ValueRange<TValue> known || (_comparer.CompareRange(known.Least, known.Greatest, value) & outcomes) != 0;
    }
}
