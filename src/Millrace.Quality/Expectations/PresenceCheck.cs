using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Counts the rows that lack a value, as those that break the expectation.</summary>
internal sealed class PresenceCheck(ColumnInfo column, PresenceExpectation expectation) : ExpectationCheck(column, expectation)
{
    public override void Add(Column values, long firstRow)
    {
        Checked += values.Count;
        if (values.MissingCount == 0)
            return;
        Broken += values.MissingCount;
        for (int row = 0; row < values.Count && First.Wants(firstRow + row); row++)
        {
            if (values.IsMissing(row))
                First.Add(firstRow + row, ShownValue.Of(values, row));
        }
    }

    // As decimals, because 1 − 0.9 is less than a tenth as a double, and one row in ten would be too many.
    public override ExpectationReport Report() => base.Report() with { Tolerance = (double)(1m - (decimal)expectation.Share) };
}
