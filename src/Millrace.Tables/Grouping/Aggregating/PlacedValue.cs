using System.Runtime.CompilerServices;
using Millrace.Data;

namespace Millrace.Tables;

/// <summary>The value of each group's first or last row, missing or not, where values have one width.</summary>
/// <typeparam name="T">The type of the column's values.</typeparam>
/// <param name="isLast">Whether it is the last row's.</param>
internal sealed class PlacedValue<T>(bool isLast) : Aggregator
    where T : struct
{
    private T[] _values = [];
    private int _used;
    private bool[] _isMissing = [];
    private int _marked;

    public override long HeldBytes => (_values.Length * (long)Unsafe.SizeOf<T>()) + _isMissing.Length;

    public override void Add(Column? column, ReadOnlySpan<int> rows, ReadOnlySpan<int> groups, int groupCount)
    {
        var from = (ValueColumn<T>)column!;
        int before = _used;
        Reserve(ref _values, ref _used, groupCount);
        Reserve(ref _isMissing, ref _marked, groupCount);
        bool mayMiss = from.Info.IsNullable;
        if (isLast)
        {
            for (int i = 0; i < rows.Length; i++)
                Set(groups[i], from, rows[i], mayMiss);
            return;
        }

        // From the last to the first: what is written last stays. Groups that were there have their value.
        for (int i = groupCount > before ? rows.Length - 1 : -1; i >= 0; i--)
        {
            if (groups[i] >= before)
                Set(groups[i], from, rows[i], mayMiss);
        }
    }

    public override void Write(Column target, ReadOnlySpan<int> groups)
    {
        var column = (ValueColumn<T>)target;
        foreach (int group in groups)
        {
            if (_isMissing[group])
                column.AppendMissing();
            else
                column.Append(_values[group]);
        }
    }

    public override void Dispose()
    {
        Pooled.Return(ref _values);
        Pooled.Return(ref _isMissing);
    }

    private void Set(int group, ValueColumn<T> from, int row, bool mayMiss)
    {
        _values[group] = from[row];
        if (mayMiss)
            _isMissing[group] = from.IsMissing(row);
    }
}
