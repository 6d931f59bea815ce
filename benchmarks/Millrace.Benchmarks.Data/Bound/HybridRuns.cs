using System.Buffers.Binary;

namespace Millrace.Benchmarks.Data;

/// <summary>Decodes Parquet's mixture of runs and packed bits: levels and codes of dictionaries.</summary>
internal static class HybridRuns
{
    /// <summary>Decodes as many numbers as the destination holds.</summary>
    public static void Decode(ReadOnlySpan<byte> bytes, int width, Span<int> destination)
    {
        int at = 0;
        while (!destination.IsEmpty)
        {
            int head = (int)PageHeader.Varint(bytes, ref at);
            int count = head >> 1;
            if ((head & 1) == 0)
            {
                count = Math.Min(count, destination.Length);
                int value = width == 0 ? 0 : bytes[at++] | (width > 8 ? bytes[at++] << 8 : 0);
                destination[..count].Fill(value);
            }
            else
            {
                int packed = count * width;
                count = Math.Min(count * 8, destination.Length);
                Unpack(bytes.Slice(at, packed), width, destination[..count]);
                at += packed;
            }

            destination = destination[count..];
        }
    }

    // Eight numbers of at most eight bits lie in one word.
    private static void Unpack(ReadOnlySpan<byte> bytes, int width, Span<int> destination)
    {
        ulong mask = (1UL << width) - 1;
        int full = destination.Length & ~7;
        for (int i = 0, at = 0; i < destination.Length; i += 8, at += width)
        {
            ulong word = bytes.Length - at >= sizeof(ulong) ? BinaryPrimitives.ReadUInt64LittleEndian(bytes[at..]) : Tail(bytes[at..]);
            int count = i < full ? 8 : destination.Length - full;
            Span<int> eight = destination.Slice(i, count);
            for (int j = 0; j < eight.Length; j++)
            {
                eight[j] = (int)(word & mask);
                word >>= width;
            }
        }
    }

    private static ulong Tail(ReadOnlySpan<byte> bytes)
    {
        ulong word = 0;
        for (int i = 0; i < bytes.Length; i++)
            word |= (ulong)bytes[i] << (8 * i);
        return word;
    }
}
