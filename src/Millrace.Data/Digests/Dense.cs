namespace Millrace.Data;

/// <summary>A column's present values without gaps, as files store them.</summary>
internal static class Dense
{
    /// <summary>The column's own memory where nothing is missing, else a copy in scratch memory.</summary>
    public static ReadOnlySpan<T> Of<T>(ValueColumn<T> column, ref T[] scratch)
        where T : unmanaged
    {
        if (column.MissingCount == 0)
            return column.Values;
        Pooled.Grow(ref scratch, 0, column.Count);
        return scratch.AsSpan(0, Scatter.Compact(column.Values, column.Validity, 0, scratch));
    }
}
