using Millrace.Data;

namespace Millrace.Quality;

/// <summary>
/// Checks that each value may follow the one before it. Parts of a dataset are compared where they meet, once both are known. It keeps a segment for every
/// stretch of rows without a gap.
/// </summary>
/// <typeparam name="TKey">A value that outlives its batch.</typeparam>
internal abstract class OrderCheck<TKey>(ColumnInfo column, OrderExpectation expectation) : ExpectationCheck(column, expectation)
{
    private List<OrderSegment<TKey>> _segments = [];

    public sealed override void Add(Column values, long firstRow)
    {
        Checked += values.Count - values.MissingCount;
        OrderSegment<TKey> added = Scan(values, firstRow);
        if (_segments.Count > 0 && _segments[^1].End == added.Start)
            _segments[^1] = Join(_segments[^1], added);
        else
            _segments.Add(added);
    }

    public override void Merge(ExpectationCheck other)
    {
        base.Merge(other);
        _segments.AddRange(((OrderCheck<TKey>)other)._segments);
        JoinAll();
    }

    public override ExpectationReport Report()
    {
        JoinAll();
        return base.Report();
    }

    /// <summary>Whether a value may follow another one.</summary>
    /// <param name="comparison">Of the value with the one before it.</param>
    protected bool MayFollow(int comparison) => expectation.Holds(comparison);

    /// <summary>Compares the values of a batch with each other.</summary>
    protected abstract OrderSegment<TKey> Scan(Column values, long firstRow);

    protected abstract int Compare(TKey value, TKey before);

    protected abstract string Show(TKey value);

    private void JoinAll()
    {
        if (_segments.Count < 2)
            return;
        _segments.Sort(static (one, other) => one.Start.CompareTo(other.Start));
        var joined = new List<OrderSegment<TKey>> { _segments[0] };
        foreach (OrderSegment<TKey> next in _segments.Skip(1))
        {
            if (joined[^1].End == next.Start)
                joined[^1] = Join(joined[^1], next);
            else
                joined.Add(next);
        }

        _segments = joined;
    }

    private OrderSegment<TKey> Join(OrderSegment<TKey> before, OrderSegment<TKey> after)
    {
        if (before.HasValues && after.HasValues && !MayFollow(Compare(after.First!, before.Last!)))
        {
            Broken++;
            if (First.Wants(after.FirstRow))
                First.Add(after.FirstRow, ShownValue.Of(Column, Show(after.First!)));
        }

        return new OrderSegment<TKey>(
            before.Start,
            after.End,
            before.HasValues ? before.First : after.First,
            before.HasValues ? before.FirstRow : after.FirstRow,
            after.HasValues ? after.Last : before.Last);
    }
}
