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

    protected override int Compare(T value, T before) => Comparer<T>.Default.Compare(value, before);

    protected override string Show(T value) => format.Format(value);
}
