namespace Millrace.Data;

/// <summary>A column's present values without gaps, as Parquet stores them.</summary>
internal static class Dense
{
    /// <summary>The column's own memory where nothing is missing, else a copy in scratch memory.</summary>
    public static ReadOnlyMemory<T> Of<T>(ValueColumn<T> column, ref T[] scratch)
        where T : struct
    {
        if (column.MissingCount == 0)
            return column.Memory;
        if (scratch.Length < column.Count)
            scratch = new T[column.Count];
        ReadOnlySpan<T> values = column.Values;
        int count = 0;
        for (int i = 0; i < values.Length; i++)
        {
            if (!column.IsMissing(i))
                scratch[count++] = values[i];
        }

        return scratch.AsMemory(0, count);
    }
}
