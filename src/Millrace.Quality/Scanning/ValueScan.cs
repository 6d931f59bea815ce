using System.Runtime.CompilerServices;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Scans values of fixed width.</summary>
internal class ValueScan<T> : ColumnScan
    where T : struct
{
    private readonly HashSet<T> _distinct = [];
    private readonly HashSet<T> _domain = [];
    private readonly ExpectationCounter? _outsideDomain;
    private readonly ValueFormat<T> _format;
    private bool _any;
    private T _minimum;
    private T _maximum;

    public ValueScan(ColumnInfo column, ValueFormat<T> format)
        : base(column)
    {
        _format = format;
        _outsideDomain = Expectations.Domain(column);
        foreach (string text in column.Domain.IsDefault ? [] : column.Domain)
        {
            if (!format.TryParse(text, out T value))
                throw new MillraceException($"Column \"{column.Name}\": \"{text}\" in [OneOf(…)] is no value of its type, {column.Type}. Correct the attribute.");
            _domain.Add(value);
        }
    }

    /// <summary>Expectations that a derived scan adds.</summary>
    protected virtual ExpectationCounter? Further => null;

    public override ColumnReport Report() =>
        Summary(_any ? _format.Format(_minimum) : null, _any ? _format.Format(_maximum) : null, _distinct.Count, Further, _outsideDomain);

    protected override void Scan(Column values, long firstRow)
    {
        var typed = (ValueColumn<T>)values;
        ReadOnlySpan<T> all = typed.Values;
        bool mayMiss = typed.MissingCount > 0;
        for (int i = 0; i < all.Length; i++)
        {
            if (mayMiss && typed.IsMissing(i))
                continue;
            T value = all[i];
            if (!IsNaN(value))
                Extend(value);
            if (_distinct.Count <= MaximumDistinct)
                _distinct.Add(value);
            if (_outsideDomain is not null && !_domain.Contains(value))
                _outsideDomain.Add(typed, i, firstRow);
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

    private static bool IsNaN(T value) =>
        typeof(T) == typeof(double) ? double.IsNaN(Unsafe.BitCast<T, double>(value))
        : typeof(T) == typeof(float) ? float.IsNaN(Unsafe.BitCast<T, float>(value))
        : typeof(T) == typeof(Half) && Half.IsNaN(Unsafe.BitCast<T, Half>(value));
}
