using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Adds up how many bytes the keys of rows take.</summary>
/// <param name="rows">The rows.</param>
/// <param name="lengths">The bytes of each row's key so far.</param>
/// <param name="marksAll">See <see cref="KeyEncoder"/>.</param>
internal sealed class KeyMeasure(KeyRows rows, Memory<int> lengths, bool marksAll) : IColumnVisitor<bool>
{
    bool IColumnVisitor<bool>.VisitValues<T>(ValueColumn<T> column)
    {
        int width = KeyValues<T>.Width + MarkOf(column);
        foreach (ref int length in lengths.Span)
            Add(ref length, width);
        return true;
    }

    bool IColumnVisitor<bool>.VisitText(TextColumn column) => MeasureBytes(column);

    bool IColumnVisitor<bool>.VisitBinary(BinaryColumn column) => MeasureBytes(column);

    bool IColumnVisitor<bool>.VisitList(ListColumn column)
    {
        Span<int> all = lengths.Span;
        (int first, int total) = ElementsOf(column, rows);
        using KeyBuffer elements = KeyEncoder.EncodeElements(column.Items, first, total);
        int mark = MarkOf(column);
        for (int i = 0; i < all.Length; i++)
        {
            Add(ref all[i], mark);
            if (column.IsMissing(rows[i]))
                continue;
            (int from, int count) = column[rows[i]].GetOffsetAndLength(column.Items.Count);
            Add(ref all[i], count + 1L);
            for (int j = 0; j < count; j++)
                Add(ref all[i], elements[from - first + j].Length);
        }

        return true;
    }

    /// <summary>Where the elements of rows are, of the first to the last.</summary>
    internal static (int First, int Count) ElementsOf(ListColumn column, in KeyRows rows)
    {
        int first = rows[0] == 0 ? 0 : column.Ends[rows[0] - 1];
        return (first, column.Ends[rows[rows.Count - 1]] - first);
    }

    private static void Add(ref int length, long more)
    {
        long sum = length + more;
        if (sum > Array.MaxLength)
            throw new DataException($"A row's key takes more than {Array.MaxLength} bytes, which do not lie in one piece: order or group by shorter values.");
        length = (int)sum;
    }

    private int MarkOf(Column column) => column.Info.IsNullable || marksAll ? 1 : 0;

    private bool MeasureBytes(BytesColumn column)
    {
        int mark = MarkOf(column);
        Span<int> all = lengths.Span;
        ReadOnlySpan<int> codes = column.Codes;
        KeyRows places = rows;
        for (int i = 0; i < all.Length; i++)
        {
            long length = mark;
            int code = codes[places[i]];
            if (code >= 0)
            {
                ReadOnlySpan<byte> bytes = column.GetBytes(code);
                length += bytes.Length + 2L + bytes.Count((byte)0);
            }

            Add(ref all[i], length);
        }

        return true;
    }
}
