namespace Millrace.Data;

/// <summary>Two filters, of which both or one must hold.</summary>
internal sealed class JoinedFilter<T> : Filter<T>
    where T : struct, ISchema<T>
{
    private readonly Filter<T> _left;
    private readonly Filter<T> _right;
    private readonly bool _isAnd;

    public JoinedFilter(Filter<T> left, Filter<T> right, bool isAnd)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        (_left, _right, _isAnd) = (left, right, isAnd);
    }

    internal override bool IsCompound => true;

    public override string ToString() => $"{Show(_left)} {(_isAnd ? "&" : "|")} {Show(_right)}";

    internal override void Evaluate(FilterColumns columns, Span<ulong> kept)
    {
        _left.Evaluate(columns, kept);

        // Where the one decides for all rows, the other is not asked.
        ulong decided = _isAnd ? 0 : ulong.MaxValue;
        if (!kept.ContainsAnyExcept(decided))
            return;
        ulong[] other = Pooled.Rent<ulong>(kept.Length);
        Span<ulong> right = other.AsSpan(0, kept.Length);
        _right.Evaluate(columns, right);
        for (int i = 0; i < kept.Length; i++)
            kept[i] = _isAnd ? kept[i] & right[i] : kept[i] | right[i];
        Pooled.Return(other);
    }

    internal override bool MayKeep(IRangeSource ranges) =>
        _isAnd ? _left.MayKeep(ranges) && _right.MayKeep(ranges) : _left.MayKeep(ranges) || _right.MayKeep(ranges);

    internal override Filter<T> Negate() => new JoinedFilter<T>(_left.Negate(), _right.Negate(), !_isAnd);

    internal override void AddColumns(ISet<int> columns)
    {
        _left.AddColumns(columns);
        _right.AddColumns(columns);
    }

    // What is joined in the same way needs no brackets.
    private string Show(Filter<T> part) => part.IsCompound && !(part is JoinedFilter<T> joined && joined._isAnd == _isAnd) ? $"({part})" : $"{part}";
}
