using System.Buffers;
using System.Numerics;

namespace Millrace.Data;

/// <summary>
/// Writes whole numbers as their differences, in blocks of 128 with four miniblocks (Encodings.md, "Delta Encoding"). All arithmetic wraps around.
/// </summary>
internal static class DeltaBinaryPackedEncoder
{
    private const int Block = 128;
    private const int Miniblock = 32;
    private const int Miniblocks = Block / Miniblock;
    private const int SampledBlocks = 8;

    /// <summary>Appends values.</summary>
    public static void Encode(ReadOnlySpan<long> values, IBufferWriter<byte> output)
    {
        WriteHeader(values.Length, values.IsEmpty ? 0 : values[0], output);
        Span<long> deltas = stackalloc long[Block];
        for (int next = 1; next < values.Length; next += Block)
        {
            int count = Math.Min(Block, values.Length - next);
            WriteBlock(deltas, count, FindDeltas(values.Slice(next - 1, count + 1), deltas), output);
        }
    }

    /// <summary>Appends values of 32 bits.</summary>
    public static void Encode(ReadOnlySpan<int> values, IBufferWriter<byte> output)
    {
        WriteHeader(values.Length, values.IsEmpty ? 0 : values[0], output);
        Span<long> deltas = stackalloc long[Block];
        for (int next = 1; next < values.Length; next += Block)
        {
            int count = Math.Min(Block, values.Length - next);
            WriteBlock(deltas, count, FindDeltas(values.Slice(next - 1, count + 1), deltas), output);
        }
    }

    /// <summary>About how many bits a value would take, from a sample.</summary>
    public static int EstimateBits(ReadOnlySpan<long> values)
    {
        Span<long> deltas = stackalloc long[Block];
        long bits = 0;
        int blocks = 0;
        for (int next = 0; next + Block < values.Length; next += Step(values.Length))
        {
            bits += BlockBits(deltas, FindDeltas(values.Slice(next, Block + 1), deltas));
            blocks++;
        }

        return blocks == 0 ? 64 : (int)(bits / (blocks * Block)) + 1;
    }

    /// <summary>About how many bits a value of 32 would take, from a sample.</summary>
    public static int EstimateBits(ReadOnlySpan<int> values)
    {
        Span<long> deltas = stackalloc long[Block];
        long bits = 0;
        int blocks = 0;
        for (int next = 0; next + Block < values.Length; next += Step(values.Length))
        {
            bits += BlockBits(deltas, FindDeltas(values.Slice(next, Block + 1), deltas));
            blocks++;
        }

        return blocks == 0 ? 32 : (int)(bits / (blocks * Block)) + 1;
    }

    private static int Step(int count) => Math.Max(Block, count / SampledBlocks);

    private static void WriteHeader(int count, long first, IBufferWriter<byte> output)
    {
        Varint.Write(output, Block);
        Varint.Write(output, Miniblocks);
        Varint.Write(output, (ulong)count);
        Varint.WriteZigZag(output, first);
    }

    private static long FindDeltas(ReadOnlySpan<long> values, Span<long> deltas)
    {
        long least = long.MaxValue;
        for (int i = 1; i < values.Length; i++)
        {
            long delta = values[i] - values[i - 1];
            deltas[i - 1] = delta;
            least = Math.Min(least, delta);
        }

        return least;
    }

    private static long FindDeltas(ReadOnlySpan<int> values, Span<long> deltas)
    {
        long least = long.MaxValue;
        for (int i = 1; i < values.Length; i++)
        {
            long delta = values[i] - values[i - 1];
            deltas[i - 1] = delta;
            least = Math.Min(least, delta);
        }

        return least;
    }

    private static long BlockBits(Span<long> deltas, long least)
    {
        // The least difference and the widths take about eight bytes.
        long bits = 64;
        for (int i = 0; i < Block; i += Miniblock)
            bits += Miniblock * Reduce(deltas.Slice(i, Miniblock), least);
        return bits;
    }

    private static void WriteBlock(Span<long> deltas, int count, long least, IBufferWriter<byte> output)
    {
        Varint.WriteZigZag(output, least);
        Span<byte> target = output.GetSpan(Miniblocks + (Block * sizeof(long)));
        target[..Miniblocks].Clear();
        deltas[count..].Fill(least);
        int length = Miniblocks;
        for (int i = 0; i * Miniblock < count; i++)
        {
            Span<long> part = deltas.Slice(i * Miniblock, Miniblock);
            int width = Reduce(part, least);
            target[i] = (byte)width;
            BitPacker.Pack(part, width, target[length..]);
            length += Miniblock / 8 * width;
        }

        output.Advance(length);
    }

    /// <summary>Takes the least difference from each.</summary>
    /// <returns>How many bits hold what is left.</returns>
    private static int Reduce(Span<long> deltas, long least)
    {
        ulong all = 0;
        foreach (ref long delta in deltas)
        {
            delta -= least;
            all |= (ulong)delta;
        }

        return 64 - BitOperations.LeadingZeroCount(all);
    }
}
