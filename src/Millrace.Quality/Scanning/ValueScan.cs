using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Scans values of fixed width.</summary>
internal class ValueScan<T>(ColumnInfo column, ValueFormat<T> format) : ColumnScan(column)
    where T : struct
{
    private readonly HashSet<T> _distinct = [];
    private bool _any;
    private T _minimum;
    private T _maximum;

    public override ColumnReport Report() =>
        Summary(_any ? format.Format(_minimum) : null, _any ? format.Format(_maximum) : null, _distinct.Count);

    protected override void Scan(Column values)
    {
        var typed = (ValueColumn<T>)values;
        ReadOnlySpan<T> all = typed.Values;
        bool mayMiss = typed.MissingCount > 0;
        for (int i = 0; i < all.Length; i++)
        {
            if (mayMiss && typed.IsMissing(i))
                continue;
            T value = all[i];
            if (!NotANumber.Is(value))
                Extend(value);
            if (_distinct.Count <= MaximumDistinct)
                _distinct.Add(value);
        }
    }

    private void Extend(T value)
    {
        if (!_any || Comparer<T>.Default.Compare(value, _minimum) < 0)
            _minimum = value;
        if (!_any || Comparer<T>.Default.Compare(value, _maximum) > 0)
            _maximum = value;
        _any = true;
    }
}
