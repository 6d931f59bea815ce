using System.Numerics;

namespace Millrace.Data;

/// <summary>Bitmaps in words of 64, the least significant bit first.</summary>
internal static class Bits
{
    /// <summary>Words that so many bits take.</summary>
    public static int Words(int bits) => (bits + 63) >> 6;

    public static bool IsSet(ReadOnlySpan<ulong> bitmap, int index) => (bitmap[index >> 6] & (1UL << (index & 63))) != 0;

    public static void Set(Span<ulong> bitmap, int index) => bitmap[index >> 6] |= 1UL << (index & 63);

    public static void Clear(Span<ulong> bitmap, int index) => bitmap[index >> 6] &= ~(1UL << (index & 63));

    /// <summary>Sets the bits of a range.</summary>
    public static void SetRange(Span<ulong> bitmap, int start, int count)
    {
        if (count == 0)
            return;
        int first = start >> 6;
        int last = (start + count - 1) >> 6;
        ulong head = ulong.MaxValue << (start & 63);
        ulong tail = ulong.MaxValue >> (63 - ((start + count - 1) & 63));
        if (first == last)
        {
            bitmap[first] |= head & tail;
            return;
        }

        bitmap[first] |= head;
        bitmap[(first + 1)..last].Fill(ulong.MaxValue);
        bitmap[last] |= tail;
    }

    /// <summary>Bits that are set in a range.</summary>
    public static int Count(ReadOnlySpan<ulong> bitmap, int start, int count)
    {
        if (count == 0)
            return 0;
        int first = start >> 6;
        int last = (start + count - 1) >> 6;
        ulong head = ulong.MaxValue << (start & 63);
        ulong tail = ulong.MaxValue >> (63 - ((start + count - 1) & 63));
        if (first == last)
            return BitOperations.PopCount(bitmap[first] & head & tail);
        int set = BitOperations.PopCount(bitmap[first] & head) + BitOperations.PopCount(bitmap[last] & tail);
        for (int i = first + 1; i < last; i++)
            set += BitOperations.PopCount(bitmap[i]);
        return set;
    }

    /// <summary>How many rows, from one on, have so many values; all that are left where no more than these values are left.</summary>
    public static int RowsOf(ReadOnlySpan<ulong> bitmap, int start, int end, int present)
    {
        int row = start;
        while (row < end)
        {
            int rows = Math.Min(64 - (row & 63), end - row);
            int set = Count(bitmap, row, rows);
            if (set > present)
                break;
            present -= set;
            row += rows;
        }

        for (; row < end && (present > 0 || !IsSet(bitmap, row)); row++)
            present -= IsSet(bitmap, row) ? 1 : 0;
        return row - start;
    }

    /// <summary>The place of a set bit, counted from 0 among those that are set.</summary>
    public static int NthSet(ReadOnlySpan<ulong> bitmap, int n) => Nth(bitmap, n, 0);

    /// <summary>The place of a clear bit, counted from 0 among those that are clear.</summary>
    public static int NthClear(ReadOnlySpan<ulong> bitmap, int n) => Nth(bitmap, n, ulong.MaxValue);

    private static int Nth(ReadOnlySpan<ulong> bitmap, int n, ulong flip)
    {
        for (int i = 0; i < bitmap.Length; i++)
        {
            ulong word = bitmap[i] ^ flip;
            int set = BitOperations.PopCount(word);
            if (n >= set)
            {
                n -= set;
                continue;
            }

            for (; n > 0; n--)
                word &= word - 1;
            return (i << 6) + BitOperations.TrailingZeroCount(word);
        }

        return -1;
    }
}
