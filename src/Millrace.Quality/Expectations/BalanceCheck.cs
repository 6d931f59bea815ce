using System.Globalization;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>
/// Checks the share of each class: of the values that are seen, of those of the domain, and of true and false. What is checked, and what breaks it, are
/// classes. Where there are more than <see cref="MostClasses"/>, the column holds no classes: all of them break it.
/// </summary>
internal sealed class BalanceCheck : ExpectationCheck
{
    /// <summary>How many classes are told apart.</summary>
    public const int MostClasses = 10_000;

    private readonly BalanceExpectation _balance;
    private readonly KeyReader _keys;
    private readonly Dictionary<UInt128, ClassCount> _classes = [];
    private bool _isOver;
    private long _present;

    public BalanceCheck(Column column, BalanceExpectation expectation)
        : base(column.Info, expectation)
    {
        (_balance, _keys) = (expectation, ColumnKeys.Of(column));
        foreach ((UInt128 key, string text) in column.Accept(KnownClasses.Instance))
            _classes[key] = new ClassCount(ShownValue.Of(column.Info, text), -1);
    }

    public override void Add(Column values, long firstRow)
    {
        _present += values.Count - values.MissingCount;
        if (_isOver)
            return;
        ReadOnlySpan<UInt128> keys = _keys.Read(values);
        for (int i = 0; i < keys.Length; i++)
        {
            if (values.IsMissing(i))
                continue;
            if (!_classes.TryGetValue(keys[i], out ClassCount? found))
                _classes[keys[i]] = found = new ClassCount(ShownValue.Of(values, i), firstRow + i);
            Count(found, 1, firstRow + i);
            if (Overflows())
                return;
        }
    }

    public override void Merge(ExpectationCheck other)
    {
        var more = (BalanceCheck)other;
        _present += more._present;
        _isOver |= more._isOver;
        foreach ((UInt128 key, ClassCount added) in more._classes)
        {
            if (Overflows())
                return;
            if (!_classes.TryGetValue(key, out ClassCount? found))
                _classes[key] = found = new ClassCount(added.Text, added.Row);
            if (added.Count > 0)
                Count(found, added.Count, added.Row);
        }

        _ = Overflows();
    }

    public override ExpectationReport Report()
    {
        if (_isOver)
            return new ExpectationReport(_balance.ToString(), MostClasses, MostClasses, 0, []) { Column = Column.Name };
        ClassCount[] broken = [.. _classes.Values.Where(each => !_balance.Holds(each.Count, _present))
            .OrderBy(static each => each.Row < 0 ? long.MaxValue : each.Row).ThenBy(static each => each.Text, StringComparer.Ordinal)];
        return new ExpectationReport(_balance.ToString(), _classes.Count, broken.Length, 0,
            [.. broken.Take(ExpectationReport.MaximumExamples).Select(each => new BrokenValue(each.Row, Show(each)))])
        {
            Column = Column.Name,
        };
    }

    private static void Count(ClassCount found, long count, long row)
    {
        found.Count += count;
        found.Row = found.Row < 0 ? row : Math.Min(found.Row, row);
    }

    private bool Overflows()
    {
        if (!_isOver && _classes.Count <= MostClasses)
            return false;
        _isOver = true;
        _classes.Clear();
        return true;
    }

    private string Show(ClassCount each) => string.Create(CultureInfo.InvariantCulture, $"{each.Text} ({each.Count} of {_present})");
}
