using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Checks how many elements lists have, missing ones among them.</summary>
internal sealed class ListLengthCheck(ColumnInfo column, LengthExpectation expectation) : ExpectationCheck(column, expectation)
{
    public override void Add(Column values, long firstRow)
    {
        var lists = (ListColumn)values;
        Checked += lists.Count - lists.MissingCount;
        ReadOnlySpan<int> ends = lists.Ends;
        int start = 0;
        for (int row = 0; row < ends.Length; row++)
        {
            if (!expectation.Holds(ends[row] - start) && !lists.IsMissing(row))
                Break(lists, row, firstRow);
            start = ends[row];
        }
    }
}
