using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Checks the elements of lists one by one, and counts each. An example is one element, with the row of its list.</summary>
internal sealed class ItemCheck<T, TTest>(ColumnInfo column, Expectation expectation, TTest test) : ExpectationCheck(column, expectation)
    where T : struct
    where TTest : struct, IValueTest<T>
{
    public override void Add(Column values, long firstRow)
    {
        var lists = (ListColumn)values;
        var items = (ValueColumn<T>)lists.Items;
        Checked += items.Count - items.MissingCount;
        int start = 0;
        for (int row = 0; row < lists.Count; row++)
        {
            int end = lists.Ends[row];
            for (int i = start; i < end; i++)
            {
                if (!items.IsMissing(i) && !test.Holds(items.Values[i]))
                    Break(items, i, row, firstRow);
            }

            start = end;
        }
    }

    private void Break(ValueColumn<T> items, int index, int row, long firstRow)
    {
        Broken++;
        if (First.Wants(firstRow + row))
            First.Add(firstRow + row, ShownValue.Of(Column, items.FormatText(index)));
        Marks?.Add(row);
    }
}
