using System.Buffers;

namespace Millrace.Data;

/// <summary>Writes numbers of 0 to 32 bits as runs of one value and bit-packed stretches (Encodings.md, "RLE").</summary>
internal static class HybridEncoder
{
    /// <summary>Appends values, none of which has more bits than the width; without a length before them.</summary>
    public static void Encode(ReadOnlySpan<int> values, int bitWidth, IBufferWriter<byte> output)
    {
        // A run between packed stretches takes about four bytes. What is packed of the same size is read faster.
        int least = Math.Max(8, 32 / Math.Max(bitWidth, 1));
        int packed = 0;
        int next = 0;
        while (next < values.Length)
        {
            ReadOnlySpan<int> rest = values[next..];
            ReadOnlySpan<int> eight = rest[..Math.Min(8, rest.Length)];
            if (eight.ContainsAnyExcept(rest[0]))
            {
                next += eight.Length;
                continue;
            }

            int run = rest.IndexOfAnyExcept(rest[0]);
            run = run < 0 ? rest.Length : run;
            if (run >= least || run == values.Length)
            {
                WritePacked(values[packed..next], bitWidth, output);
                WriteRun(rest[0], run, bitWidth, output);
                next += run;
                packed = next;
            }
            else
            {
                next += eight.Length;
            }
        }

        WritePacked(values[packed..], bitWidth, output);
    }

    /// <summary>Appends a run of one value.</summary>
    public static void WriteRun(int value, int count, int bitWidth, IBufferWriter<byte> output)
    {
        Varint.Write(output, (ulong)count << 1);
        int bytes = (bitWidth + 7) >> 3;
        Span<byte> target = output.GetSpan(4);
        for (int i = 0; i < bytes; i++)
            target[i] = (byte)(value >> (8 * i));
        output.Advance(bytes);
    }

    /// <summary>Appends the header of a bit-packed stretch of so many values, rounded up to whole groups of eight.</summary>
    /// <returns>How many bytes its groups have, one value one bit.</returns>
    public static int WritePackedHeader(int count, IBufferWriter<byte> output)
    {
        int groups = (int)(((long)count + 7) >> 3);
        Varint.Write(output, ((ulong)groups << 1) | 1);
        return groups;
    }

    private static void WritePacked(ReadOnlySpan<int> values, int bitWidth, IBufferWriter<byte> output)
    {
        if (values.IsEmpty)
            return;
        int length = WritePackedHeader(values.Length, output) * bitWidth;
        Span<byte> target = output.GetSpan(length)[..length];
        target[BitPacker.Bytes(values.Length, bitWidth)..].Clear();
        BitPacker.Pack(values, bitWidth, target);
        output.Advance(length);
    }
}
