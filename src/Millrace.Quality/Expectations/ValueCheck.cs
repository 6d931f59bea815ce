using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Checks values of fixed width one by one.</summary>
internal sealed class ValueCheck<T, TTest>(ColumnInfo column, Expectation expectation, TTest test) : ExpectationCheck(column, expectation)
    where T : struct
    where TTest : struct, IValueTest<T>
{
    public override bool TryPass(Column values, ColumnCollector gathered)
    {
        if (!TTest.IsInterval || (gathered as IBatchEnds<T>)?.Ends is not (var least, var most) || !test.Holds(least) || !test.Holds(most))
            return false;
        Checked += values.Count - values.MissingCount;
        return true;
    }

    public override void Add(Column values, long firstRow)
    {
        var typed = (ValueColumn<T>)values;
        ReadOnlySpan<T> all = typed.Values;
        bool mayMiss = typed.MissingCount > 0;

        // What stands where a value is missing is tested with the others, and may not be as expected.
        bool missingBreaks = mayMiss && !test.Holds(default);
        Checked += all.Length - typed.MissingCount;
        for (int start = 0; start < all.Length; start += NumberBlocks.Length)
        {
            int end = Math.Min(all.Length, start + NumberBlocks.Length);
            int lacking = missingBreaks ? end - start - Bitmaps.Count(typed.Validity, start, end - start) : 0;
            if (test.CountBroken(all[start..end]) == lacking)
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
