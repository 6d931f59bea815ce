using Millrace.Data;

namespace Millrace.Questions;

/// <summary>Tells where a manifest withholds the least and the greatest value of a column, which it does of sensitive columns.</summary>
internal static class HiddenEnds
{
    /// <summary>
    /// Whether the ends were written down of one version alone, although both have values of one type: the column was sensitive in the other, whatever the
    /// schemas of this program say of it now.
    /// </summary>
    /// <param name="column">The column in both versions.</param>
    /// <param name="before">The rows of the earlier version; null where they are not known.</param>
    /// <param name="after">The rows of the later version.</param>
    public static bool Are(ColumnDifference column, long? before, long? after) =>
        column is { Before: { } earlier, After: { } later } && earlier.Type.TrimEnd('?') == later.Type.TrimEnd('?')
        && ((earlier.Min is null && later.Min is not null && HasValues(earlier, before)) || (later.Min is null && earlier.Min is not null && HasValues(later, after)));

    private static bool HasValues(ColumnSummary column, long? rows) => rows is null || column.Missing is null || column.Missing < rows;
}
