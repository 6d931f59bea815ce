namespace Millrace.Benchmarks.Data;

/// <summary>Levels of one bit: runs and packed bits in turn, made one bitmap.</summary>
internal static unsafe class Levels
{
    /// <summary>Decodes the levels of so many rows.</summary>
    /// <param name="source">Where they start.</param>
    /// <param name="rows">How many there are.</param>
    /// <param name="bitmap">A bit a row, and up to eight bytes behind them.</param>
    public static void Decode(byte* source, int rows, ulong* bitmap)
    {
        new Span<byte>(bitmap, (rows >> 3) + 16).Clear();
        for (int row = 0; row < rows;)
        {
            int head = (int)PageHeader.Varint(ref source);
            int count = head >> 1;
            if ((head & 1) == 0)
            {
                if ((*source++ & 1) == 1)
                    Fill(bitmap, row, count);
            }
            else
            {
                count *= 8;
                Append(bitmap, row, source, count);
                source += count >> 3;
            }

            row += count;
        }
    }

    private static void Fill(ulong* bitmap, int row, int count)
    {
        for (int end = row + count; row < end;)
        {
            int bits = Math.Min(end - row, 64 - (row & 63));
            bitmap[row >> 6] |= ulong.MaxValue >> (64 - bits) << (row & 63);
            row += bits;
        }
    }

    // A run of packed bits is whole bytes, but may start anywhere after a run of equal ones.
    private static void Append(ulong* bitmap, int row, byte* source, int count)
    {
        for (; count > 0; count -= 32, row += 32, source += sizeof(uint))
        {
            ulong bits = count >= 32 ? *(uint*)source : *(uint*)source & ((1u << count) - 1);
            *(ulong*)((byte*)bitmap + (row >> 3)) |= bits << (row & 7);
        }
    }
}
