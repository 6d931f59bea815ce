namespace Millrace.Data;

/// <summary>What a row takes in columns whose values are of any size. It is told by the values alone: how a column holds them does not matter.</summary>
internal static class RowWeight
{
    // As much as the largest values of a fixed width take, and a code and its place in a dictionary.
    private const int BytesOfItem = 16;

    /// <summary>A row's bytes in a column; 0 where all rows take the same.</summary>
    public static long Of(Column column, int row) => column switch
    {
        BytesColumn bytes => LengthOf(bytes, row),
        ListColumn lists => Of(lists, row),
        _ => 0,
    };

    /// <summary>What some rows take in a column at most, told quickly.</summary>
    /// <param name="column">The column.</param>
    /// <param name="rows">The rows.</param>
    public static long AtMost(Column column, in RowChoice rows)
    {
        if (column is BytesColumn bytes && bytes.EntryCount < rows.Count)
            return (long)rows.Count * Longest(bytes);
        if (column is not (BytesColumn or ListColumn))
            return 0;
        long sum = 0;
        for (int i = 0; i < rows.Count; i++)
            sum += Of(column, rows[i]);
        return sum;
    }

    private static int LengthOf(BytesColumn column, int row) => column.Codes[row] is >= 0 and var code ? column.Entries[code].Length : 0;

    private static long Of(ListColumn lists, int row)
    {
        (int start, int length) = lists[row].GetOffsetAndLength(lists.Items.Count);
        long bytes = (long)length * BytesOfItem;
        if (lists.Items is BytesColumn items)
        {
            for (int i = 0; i < length; i++)
                bytes += LengthOf(items, start + i);
        }

        return bytes;
    }

    private static int Longest(BytesColumn column)
    {
        EntryList entries = column.Entries;
        int longest = 0;
        for (int i = 0; i < entries.Count; i++)
            longest = Math.Max(longest, entries[i].Length);
        return longest;
    }
}
