namespace Millrace.Tables;

/// <summary>How many rows are taken at once before a budget is looked at: few where they are wide.</summary>
internal static class RowSlices
{
    // Of so many parts of the budget the rows that are taken at once are one.
    private const int SlicesInBudget = 16;

    /// <summary>The length of the next slice, at least one row.</summary>
    /// <param name="source">The rows.</param>
    /// <param name="start">The first row.</param>
    /// <param name="end">The row behind the last one, which is behind the first.</param>
    /// <param name="most">How many rows at most.</param>
    /// <param name="budget">The budget.</param>
    /// <param name="bytes">The bytes that the rows take by themselves.</param>
    public static int Next(RowBlock source, int start, int end, int most, long budget, out long bytes)
    {
        int count = Math.Min(WorkSpace.SliceRows(budget, most), end - start);
        for (bytes = source.BytesOf(start, count); count > 1 && bytes > budget / SlicesInBudget; bytes = source.BytesOf(start, count))
            count /= 2;
        return count;
    }
}
