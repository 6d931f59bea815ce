using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Checks values of fixed width one by one.</summary>
internal sealed class ValueCheck<T, TTest>(ColumnInfo column, Expectation expectation, TTest test) : ExpectationCheck(column, expectation)
    where T : struct
    where TTest : struct, IValueTest<T>
{
    public override void Add(Column values, long firstRow)
    {
        var typed = (ValueColumn<T>)values;
        ReadOnlySpan<T> all = typed.Values;
        bool mayMiss = typed.MissingCount > 0;
        Checked += all.Length - typed.MissingCount;
        for (int start = 0; start < all.Length; start += NumberBlocks.Length)
        {
            int end = Math.Min(all.Length, start + NumberBlocks.Length);
            if (test.HoldsForAll(all[start..end]))
                continue;
            for (int i = start; i < end; i++)
            {
                if (test.Holds(all[i]) || (mayMiss && typed.IsMissing(i)))
                    continue;
                if (typeof(TTest) == typeof(DomainTest<T>))
                    Break(typed, i, firstRow, ColumnKeys.Of(all[i]));
                else
                    Break(typed, i, firstRow);
            }
        }
    }
}
