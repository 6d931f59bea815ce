namespace Millrace.Data;

/// <summary>Values of a column compared with those of another in the same row.</summary>
internal sealed class ValuePair<T, TValue>(ColumnRef<T> left, ColumnRef<T> right, Outcomes outcomes) : Filter<T>
    where T : struct, ISchema<T>
    where TValue : struct
{
    private readonly RowComparer<TValue> _comparer = RowComparers.Of<TValue>();

    public override string ToString() => OutcomesExtensions.Write(outcomes, left.Info.Member, right.Info.Member);

    internal override void Evaluate(FilterColumns columns, Span<ulong> kept)
    {
        var leftValues = (ValueColumn<TValue>)columns[left.Index];
        var rightValues = (ValueColumn<TValue>)columns[right.Index];
        for (int i = 0; i < kept.Length; i++)
        {
            int start = i << 6;
            int count = Math.Min(RowComparer<TValue>.Block, leftValues.Count - start);
            kept[i] = _comparer.Compare(leftValues.Values.Slice(start, count), rightValues.Values.Slice(start, count), outcomes)
                & ~(leftValues.MissingBits(start) | rightValues.MissingBits(start));
        }
    }

    internal override bool MayKeep(IRangeSource ranges)
    {
        ColumnRange? leftRange = ranges.Find(left.Info);
        ColumnRange? rightRange = ranges.Find(right.Info);
        if (leftRange is { IsAllMissing: true } || rightRange is { IsAllMissing: true })
            return false;
        if (leftRange is not ValueRange<TValue> one || rightRange is not ValueRange<TValue> other
            || ((outcomes & Outcomes.Unordered) != 0 && _comparer.HasUnordered))
        {
            return true;
        }

        bool canBeLess = _comparer.Holds(one.Least, other.Greatest, Outcomes.Less);
        bool canBeGreater = _comparer.Holds(one.Greatest, other.Least, Outcomes.Greater);
        bool canBeEqual = _comparer.Holds(one.Least, other.Greatest, Outcomes.Less | Outcomes.Equal)
            && _comparer.Holds(one.Greatest, other.Least, Outcomes.Greater | Outcomes.Equal);
        Outcomes possible = (canBeLess ? Outcomes.Less : 0) | (canBeEqual ? Outcomes.Equal : 0) | (canBeGreater ? Outcomes.Greater : 0);
        return (possible & outcomes) != 0;
    }

    internal override Filter<T> Negate() => new ValuePair<T, TValue>(left, right, outcomes.Contrary(_comparer.HasUnordered));

    internal override void AddColumns(ISet<int> columns)
    {
        columns.Add(left.Index);
        columns.Add(right.Index);
    }
}
