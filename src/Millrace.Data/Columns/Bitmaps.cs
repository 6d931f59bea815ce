using System.Numerics;

namespace Millrace.Data;

/// <summary>Ranges of bits in words, the least significant first, as validity bitmaps hold them.</summary>
internal static class Bitmaps
{
    /// <summary>How many words hold so many bits.</summary>
    public static int Words(int bits) => (int)(((long)bits + 63) >> 6);

    public static bool IsSet(ReadOnlySpan<ulong> bitmap, int index) => (bitmap[index >> 6] & (1UL << (index & 63))) != 0;

    public static void Set(Span<ulong> bitmap, int index) => bitmap[index >> 6] |= 1UL << (index & 63);

    public static void Clear(Span<ulong> bitmap, int index) => bitmap[index >> 6] &= ~(1UL << (index & 63));

    /// <summary>So many ones, from the least significant bit on; 0 to 64.</summary>
    public static ulong Ones(int count) => count == 0 ? 0 : ulong.MaxValue >> (64 - count);

    /// <summary>Sets or clears a range; other bits stay.</summary>
    public static void Fill(Span<ulong> bitmap, int start, int count, bool value)
    {
        while (count > 0)
        {
            int offset = start & 63;
            if (offset == 0 && count >= 64)
            {
                int words = count >> 6;
                bitmap.Slice(start >> 6, words).Fill(value ? ulong.MaxValue : 0);
                start += words << 6;
                count &= 63;
                continue;
            }

            int take = Math.Min(64 - offset, count);
            ulong mask = Ones(take) << offset;
            ref ulong word = ref bitmap[start >> 6];
            word = value ? word | mask : word & ~mask;
            start += take;
            count -= take;
        }
    }

    /// <summary>Copies packed bits into a range; other bits stay.</summary>
    /// <returns>How many of them are ones.</returns>
    public static int Copy(ReadOnlySpan<byte> source, long sourceBit, Span<ulong> bitmap, int start, int count)
    {
        int ones = 0;
        while (count > 0)
        {
            int take = Math.Min(64 - (start & 63), count);
            ones += Put(bitmap, start, take, BitUnpacker.Value(source, sourceBit, take));
            sourceBit += take;
            start += take;
            count -= take;
        }

        return ones;
    }

    /// <summary>Copies a range of bits into another; other bits stay.</summary>
    /// <returns>How many of them are ones.</returns>
    public static int Copy(ReadOnlySpan<ulong> source, int sourceStart, Span<ulong> bitmap, int start, int count)
    {
        int ones = 0;
        for (int i = 0; i < count; i += 64)
        {
            int take = Math.Min(64, count - i);
            ones += Put(bitmap, start + i, take, Get(source, sourceStart + i, take));
        }

        return ones;
    }

    /// <summary>Copies bits from chosen places into a range; other bits stay.</summary>
    /// <returns>How many of them are ones.</returns>
    public static int Gather(ReadOnlySpan<ulong> source, ReadOnlySpan<int> places, Span<ulong> bitmap, int start)
    {
        int ones = 0;
        while (!places.IsEmpty)
        {
            int take = Math.Min(64, places.Length);
            ulong bits = 0;
            for (int i = 0; i < take; i++)
                bits |= ((source[places[i] >> 6] >> (places[i] & 63)) & 1) << i;
            ones += Put(bitmap, start, take, bits);
            start += take;
            places = places[take..];
        }

        return ones;
    }

    /// <summary>Sets a range of at most 64 bits to those given, from the least significant on; other bits stay.</summary>
    /// <returns>How many of them are ones.</returns>
    public static int Put(Span<ulong> bitmap, int start, int count, ulong bits)
    {
        int offset = start & 63;
        ulong mask = Ones(count);
        bits &= mask;
        ref ulong word = ref bitmap[start >> 6];
        word = (word & ~(mask << offset)) | (bits << offset);
        if (offset + count > 64)
        {
            ref ulong next = ref bitmap[(start >> 6) + 1];
            next = (next & ~(mask >> (64 - offset))) | (bits >> (64 - offset));
        }

        return BitOperations.PopCount(bits);
    }

    /// <summary>How many bits of a range are ones.</summary>
    public static int Count(ReadOnlySpan<ulong> bitmap, int start, int count)
    {
        int ones = 0;
        while (count > 0)
        {
            int take = Math.Min(64, count);
            ones += BitOperations.PopCount(Get(bitmap, start, take));
            start += take;
            count -= take;
        }

        return ones;
    }

    /// <summary>The bits of a range of at most 64, from the least significant on.</summary>
    public static ulong Get(ReadOnlySpan<ulong> bitmap, int start, int count)
    {
        int word = start >> 6;
        int offset = start & 63;
        ulong bits = bitmap[word] >> offset;
        if (offset + count > 64)
            bits |= bitmap[word + 1] << (64 - offset);
        return bits & Ones(count);
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

    /// <summary>Writes down the places of all set bits.</summary>
    public static void List(ReadOnlySpan<ulong> bitmap, Span<int> places)
    {
        int next = 0;
        for (int i = 0; i < bitmap.Length; i++)
        {
            for (ulong word = bitmap[i]; word != 0; word &= word - 1)
                places[next++] = (i << 6) + BitOperations.TrailingZeroCount(word);
        }
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
