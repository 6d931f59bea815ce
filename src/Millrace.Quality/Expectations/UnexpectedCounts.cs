using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>
/// Counts the values outside a domain, each apart. Where more than <see cref="MostValues"/> differ, none is told: whether so many do does not depend on the
/// order in which they are seen.
/// </summary>
internal sealed class UnexpectedCounts
{
    /// <summary>How many values are told apart.</summary>
    public const int MostValues = 10_000;

    private readonly Dictionary<UInt128, ClassCount> _values = [];
    private bool _isOver;

    /// <summary>Counts the value of a row.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="values">The batch's column.</param>
    /// <param name="index">The row in it.</param>
    /// <param name="firstRow">The batch's first row in the dataset.</param>
    public void Add(UInt128 key, Column values, int index, long firstRow)
    {
        if (_isOver)
            return;
        if (!_values.TryGetValue(key, out ClassCount? found))
            _values[key] = found = new ClassCount(ShownValue.Of(values, index), firstRow + index);
        Count(found, 1, firstRow + index);
    }

    /// <summary>Takes what another one has counted.</summary>
    public void Merge(UnexpectedCounts other)
    {
        _isOver |= other._isOver;
        foreach ((UInt128 key, ClassCount added) in other._values)
        {
            if (_isOver)
                break;
            if (!_values.TryGetValue(key, out ClassCount? found))
                _values[key] = found = new ClassCount(added.Text, added.Row);
            Count(found, added.Count, added.Row);
        }

        if (_isOver)
            _values.Clear();
    }

    /// <summary>Adds to a report what was counted.</summary>
    public ExpectationReport AddTo(ExpectationReport report, bool isSensitive) => _isOver ? report : report with
    {
        DistinctBroken = _values.Count,
        Unexpected = isSensitive ? [] : ToValues(),
    };

    private ImmutableArray<UnexpectedValue> ToValues() =>
    [
        .. _values.Values.OrderByDescending(static each => each.Count).ThenBy(static each => each.Row)
            .Take(ExpectationReport.MaximumUnexpected).Select(static each => new UnexpectedValue(each.Text, each.Count, each.Row)),
    ];

    private void Count(ClassCount found, long count, long row)
    {
        found.Count += count;
        found.Row = Math.Min(found.Row, row);
        if (_values.Count <= MostValues)
            return;
        _isOver = true;
        _values.Clear();
    }
}
