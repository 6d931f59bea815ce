namespace Millrace.Data;

/// <summary>The least and the greatest of fixed-width values. NaN is neither.</summary>
/// <typeparam name="T">The values' type.</typeparam>
/// <param name="format">How they become text.</param>
internal sealed class ValueEnds<T>(ValueFormat<T> format) : ColumnEnds
    where T : struct
{
    private readonly RowComparer<T> _comparer = RowComparers.Of<T>();
    private T _least;
    private T _greatest;
    private bool _hasValues;

    protected override void AddValues(Column column)
    {
        var values = (ValueColumn<T>)column;
        if (values.MissingCount == 0)
        {
            Add(values.Values);
            return;
        }

        T[] present = Pooled.Rent<T>(values.Count);
        int count = 0;
        for (int row = 0; row < values.Count; row++)
        {
            if (!values.IsMissing(row))
                present[count++] = values[row];
        }

        Add(present.AsSpan(0, count));
        Pooled.Return(present);
    }

    protected override (string? Min, string? Max) TakeEnds()
    {
        var ends = _hasValues ? (format.Format(AsStored(_least)), format.Format(AsStored(_greatest))) : default((string?, string?));
        _hasValues = false;
        return ends;
    }

    // Files hold times to the microsecond; what lies below is cut off.
    private static T AsStored(T value) => value switch
    {
        DateTime time => (T)(object)new DateTime(time.Ticks - (time.Ticks % TimeSpan.TicksPerMicrosecond)),
        TimeOnly time => (T)(object)new TimeOnly(time.Ticks - (time.Ticks % TimeSpan.TicksPerMicrosecond)),
        _ => value,
    };

    private void Add(ReadOnlySpan<T> present)
    {
        if (!_comparer.TryFindEnds(present, out T least, out T greatest))
            return;
        if (!_hasValues || _comparer.Holds(least, _least, Outcomes.Less))
            _least = least;
        if (!_hasValues || _comparer.Holds(greatest, _greatest, Outcomes.Greater))
            _greatest = greatest;
        _hasValues = true;
    }
}
