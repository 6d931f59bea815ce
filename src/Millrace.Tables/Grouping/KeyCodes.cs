using Millrace.Data;

namespace Millrace.Tables;

/// <summary>
/// Says of each row of a run a small number instead of a column's value: 0 where it is missing, the same for equal values, as far as that is told by codes
/// of texts, or by whole numbers that lie near each other.
/// </summary>
/// <param name="start">The first row.</param>
/// <param name="codes">Takes the number of each row.</param>
/// <param name="most">How large the numbers may be together with 0.</param>
internal sealed class KeyCodes(int start, Memory<int> codes, long most) : IColumnVisitor<int>
{
    /// <summary>How many different numbers there may be; 0 where they would be too many, or values are of another kind.</summary>
    int IColumnVisitor<int>.VisitValues<T>(ValueColumn<T> column)
    {
        if (!KeyValues<T>.IsCounted || codes.IsEmpty)
            return 0;
        Span<int> all = codes.Span;
        ReadOnlySpan<T> values = column.Values.Slice(start, all.Length);
        bool mayMiss = column.MissingCount > 0;
        ulong least = ulong.MaxValue;
        ulong greatest = 0;
        for (int i = 0; i < values.Length; i++)
        {
            if (mayMiss && column.IsMissing(start + i))
                continue;
            ulong number = KeyValues<T>.Number(values[i]);
            least = Math.Min(least, number);
            greatest = Math.Max(greatest, number);
        }

        // All are missing.
        least = Math.Min(least, greatest);
        if (greatest - least > (ulong)most - 2)
            return 0;
        for (int i = 0; i < values.Length; i++)
            all[i] = mayMiss && column.IsMissing(start + i) ? 0 : (int)(KeyValues<T>.Number(values[i]) - least) + 1;
        return (int)(greatest - least) + 2;
    }

    int IColumnVisitor<int>.VisitText(TextColumn column) => CodesOf(column);

    int IColumnVisitor<int>.VisitBinary(BinaryColumn column) => CodesOf(column);

    int IColumnVisitor<int>.VisitList(ListColumn column) => 0;

    private int CodesOf(BytesColumn column)
    {
        if (column.EntryCount >= most)
            return 0;
        Span<int> all = codes.Span;
        ReadOnlySpan<int> entries = column.Codes.Slice(start, all.Length);
        for (int i = 0; i < entries.Length; i++)
            all[i] = entries[i] - BytesColumn.MissingCode;
        return column.EntryCount + 1;
    }
}
