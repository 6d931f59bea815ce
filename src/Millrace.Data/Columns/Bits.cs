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
}
