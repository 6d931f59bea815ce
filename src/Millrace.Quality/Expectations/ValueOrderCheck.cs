using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Checks the order of numbers, dates and times. NaN breaks it, and is not what the next value is compared with.</summary>
internal sealed class ValueOrderCheck<T>(ColumnInfo column, OrderExpectation expectation, ValueFormat<T> format) : OrderCheck<T>(column, expectation)
    where T : struct
{
    protected override OrderSegment<T> Scan(Column values, long firstRow)
    {
        var typed = (ValueColumn<T>)values;
        ReadOnlySpan<T> all = typed.Values;
        bool mayMiss = typed.MissingCount > 0;
        if (!mayMiss && AllFollow(all))
            return new OrderSegment<T>(firstRow, firstRow + all.Length, all[0], firstRow, all[^1]);
        int first = -1;
        int last = -1;
        for (int i = 0; i < all.Length; i++)
        {
            if (mayMiss && typed.IsMissing(i))
                continue;
            if (NotANumber.Is(all[i]))
            {
                Break(typed, i, firstRow);
                continue;
            }

            if (last >= 0 && !MayFollow(Compare(all[i], all[last])))
                Break(typed, i, firstRow);
            first = first < 0 ? i : first;
            last = i;
        }

        return first < 0
            ? new OrderSegment<T>(firstRow, firstRow + all.Length, default, -1, default)
            : new OrderSegment<T>(firstRow, firstRow + all.Length, all[first], firstRow + first, all[last]);
    }

    // Whether each value follows the one before it, of types that vectors hold. A NaN follows nothing.
    private bool AllFollow(ReadOnlySpan<T> all)
    {
        if (!Vector256<T>.IsSupported || all.Length <= Vector256<T>.Count)
            return false;
        ref T start = ref MemoryMarshal.GetReference(all);
        var order = (OrderExpectation)Expectation;
        (bool isStrict, bool isDescending) = (order.IsStrict, order.IsDescending);
        int last = all.Length - Vector256<T>.Count;
        for (int i = 1; ; i = Math.Min(i + Vector256<T>.Count, last))
        {
            Vector256<T> before = Vector256.LoadUnsafe(ref start, (nuint)(i - 1)), value = Vector256.LoadUnsafe(ref start, (nuint)i);
            if (isDescending)
                (before, value) = (value, before);
            if (!(isStrict ? Vector256.GreaterThanAll(value, before) : Vector256.GreaterThanOrEqualAll(value, before)))
                return false;
            if (i == last)
                return true;
        }
    }

    protected override int Compare(T value, T before) => Comparer<T>.Default.Compare(value, before);

    protected override string Show(T value) => format.Format(value);
}
