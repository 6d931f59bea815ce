using System.Runtime.CompilerServices;
using Millrace.Data;

namespace Millrace.Tables;

/// <summary>
/// The smallest or the largest present value of each group, of equal ones the first, where values have one width; missing where none is present.
/// </summary>
/// <typeparam name="T">The type of the column's values.</typeparam>
/// <param name="isLargest">Whether it is the largest.</param>
internal sealed class BestValue<T>(bool isLargest) : Aggregator
    where T : struct
{
    private readonly PresentRows _present = new();
    private T[] _best = [];
    private int _used;
    private bool[] _hasAny = [];
    private int _marked;

    public override long HeldBytes => (_best.Length * (long)Unsafe.SizeOf<T>()) + _hasAny.Length + _present.HeldBytes;

    public override void Add(Column? column, ReadOnlySpan<int> rows, ReadOnlySpan<int> groups, int groupCount)
    {
        var from = (ValueColumn<T>)column!;
        Reserve(ref _best, ref _used, groupCount);
        Reserve(ref _hasAny, ref _marked, groupCount);
        _present.Choose(from, ref rows, ref groups);
        ReadOnlySpan<T> values = from.Values;
        for (int i = 0; i < rows.Length; i++)
        {
            int group = groups[i];
            T value = values[rows[i]];
            if (_hasAny[group] && !(isLargest ? IsLess(_best[group], value) : IsLess(value, _best[group])))
                continue;
            _best[group] = value;
            _hasAny[group] = true;
        }
    }

    public override void Write(Column target, ReadOnlySpan<int> groups)
    {
        var column = (ValueColumn<T>)target;
        foreach (int group in groups)
        {
            if (_hasAny[group])
                column.Append(_best[group]);
            else
                column.AppendMissing();
        }
    }

    public override void Dispose()
    {
        _present.Dispose();
        Pooled.Return(ref _best);
        Pooled.Return(ref _hasAny);
    }

    private static bool IsLess(T left, T right) => KeyValues<T>.IsShort ? KeyValues<T>.Number(left) < KeyValues<T>.Number(right) : IsLessAsBytes(left, right);

    private static bool IsLessAsBytes(T left, T right)
    {
        Span<byte> bytes = stackalloc byte[2 * KeyValues<T>.Width];
        KeyValues<T>.Write(bytes, left);
        KeyValues<T>.Write(bytes[KeyValues<T>.Width..], right);
        return bytes[..KeyValues<T>.Width].SequenceCompareTo(bytes[KeyValues<T>.Width..]) < 0;
    }
}
