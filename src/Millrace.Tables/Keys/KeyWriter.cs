using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Writes the bytes of keys, column by column.</summary>
/// <param name="rows">The rows.</param>
/// <param name="cursors">Where the next bytes of each row's key go.</param>
/// <param name="keys">The keys.</param>
/// <param name="marksAll">See <see cref="KeyEncoder"/>.</param>
internal sealed class KeyWriter(KeyRows rows, Memory<int> cursors, KeyBuffer keys, bool marksAll) : IColumnVisitor<bool>
{
    private KeyPart _part;

    /// <summary>Writes a column's bytes into all keys.</summary>
    public void Write(Column column, KeyPart part)
    {
        _part = part;
        column.Accept(this);
    }

    bool IColumnVisitor<bool>.VisitValues<T>(ValueColumn<T> column)
    {
        Mark(column);
        Span<byte> bytes = keys.Bytes;
        ReadOnlySpan<T> values = column.Values;
        Span<int> all = cursors.Span;
        KeyRows places = rows;
        int width = KeyValues<T>.Width;
        bool mayMiss = column.MissingCount > 0;
        bool isTurned = _part.Descending;
        for (int i = 0; i < all.Length; i++)
        {
            Span<byte> to = bytes.Slice(all[i], width);
            all[i] += width;
            int row = places[i];
            if (mayMiss && column.IsMissing(row))
            {
                to.Clear();
                continue;
            }

            KeyValues<T>.Write(to, values[row]);
            if (isTurned)
                Turn(to);
        }

        return true;
    }

    bool IColumnVisitor<bool>.VisitText(TextColumn column) => WriteBytes(column);

    bool IColumnVisitor<bool>.VisitBinary(BinaryColumn column) => WriteBytes(column);

    bool IColumnVisitor<bool>.VisitList(ListColumn column)
    {
        Mark(column);
        Span<byte> bytes = keys.Bytes;
        Span<int> all = cursors.Span;
        (int first, int total) = KeyMeasure.ElementsOf(column, rows);
        using KeyBuffer elements = KeyEncoder.EncodeElements(column.Items, first, total);
        for (int i = 0; i < all.Length; i++)
        {
            if (column.IsMissing(rows[i]))
                continue;
            int begin = all[i];
            (int from, int count) = column[rows[i]].GetOffsetAndLength(column.Items.Count);
            for (int j = 0; j < count; j++)
            {
                ReadOnlySpan<byte> element = elements[from - first + j];
                bytes[all[i]++] = 1;
                element.CopyTo(bytes[all[i]..]);
                all[i] += element.Length;
            }

            bytes[all[i]++] = 0;
            if (_part.Descending)
                Turn(bytes[begin..all[i]]);
        }

        return true;
    }

    private bool WriteBytes(BytesColumn column)
    {
        Mark(column);
        Span<byte> bytes = keys.Bytes;
        Span<int> all = cursors.Span;
        ReadOnlySpan<int> codes = column.Codes;
        KeyRows places = rows;
        for (int i = 0; i < all.Length; i++)
        {
            int code = codes[places[i]];
            if (code < 0)
                continue;
            int begin = all[i];
            all[i] = begin + Escape(column.GetBytes(code), bytes[begin..]);
            if (_part.Descending)
                Turn(bytes[begin..all[i]]);
        }

        return true;
    }

    /// <summary>Writes bytes so that shorter ones come first and nothing is the beginning of something else: 0 becomes 0 255, the end is 0 0.</summary>
    private static int Escape(ReadOnlySpan<byte> value, Span<byte> to)
    {
        int written = 0;
        for (int zero = value.IndexOf((byte)0); zero >= 0; zero = value.IndexOf((byte)0))
        {
            value[..(zero + 1)].CopyTo(to[written..]);
            written += zero + 1;
            to[written++] = byte.MaxValue;
            value = value[(zero + 1)..];
        }

        value.CopyTo(to[written..]);
        written += value.Length;
        to[written++] = 0;
        to[written++] = 0;
        return written;
    }

    private static void Turn(Span<byte> bytes)
    {
        foreach (ref byte each in bytes)
            each = (byte)~each;
    }

    private void Mark(Column column)
    {
        if (!column.Info.IsNullable && !marksAll)
            return;
        Span<byte> bytes = keys.Bytes;
        Span<int> all = cursors.Span;
        bool mayMiss = column.MissingCount > 0;
        KeyRows places = rows;
        for (int i = 0; i < all.Length; i++)
            bytes[all[i]++] = (mayMiss && column.IsMissing(places[i])) != _part.MissingFirst ? (byte)1 : (byte)0;
    }
}
