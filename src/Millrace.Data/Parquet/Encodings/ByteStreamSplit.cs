using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Millrace.Data;

/// <summary>Values of a fixed width kept as a stream for each of their bytes: all first ones, then all second ones (Encodings.md, "Byte Stream Split").</summary>
/// <remarks>
/// Sixteen values of a width that is a power of two are one, two, four … vectors. Interleaving the first half of these vectors with the second
/// rotates the index of each byte by one bit; so a few rounds of it turn streams into values (as many as the width has bits), and values into streams (four).
/// </remarks>
internal static class ByteStreamSplit
{
    private const int Widest = 16;

    /// <summary>Reads values from the first one on, as many as the destination's bytes hold.</summary>
    /// <param name="data">All values of the page, and nothing else.</param>
    /// <param name="width">How many bytes a value has.</param>
    /// <param name="first">The first value to read.</param>
    /// <param name="destination">Room for whole values, which are little-endian.</param>
    /// <exception cref="ParquetFault">The data do not hold whole values, or fewer than asked for.</exception>
    public static void Decode(ReadOnlySpan<byte> data, int width, int first, Span<byte> destination)
    {
        if (width <= 0)
            throw new ParquetFault($"values of {width} bytes have no streams");
        int total = data.Length / width;
        if (total * width != data.Length)
            throw new ParquetFault($"streams of {data.Length} bytes do not hold whole values of {width} bytes");
        int count = destination.Length / width;
        if (first < 0 || count > total - first)
            throw new ParquetFault("the streams end before the last value");
        int done = width <= Widest && BitOperations.IsPow2(width) ? DecodeVectors(data, width, total, first, destination) : 0;
        DecodePlain(data, width, total, first + done, destination[(done * width)..]);
    }

    /// <summary>Appends values of a fixed width.</summary>
    public static void Encode(ReadOnlySpan<byte> values, int width, IBufferWriter<byte> output)
    {
        int total = values.Length / width;
        Span<byte> streams = output.GetSpan(values.Length)[..values.Length];
        int done = width <= Widest && BitOperations.IsPow2(width) ? EncodeVectors(values, width, total, streams) : 0;
        for (int k = 0; k < width; k++)
        {
            Span<byte> stream = streams.Slice(k * total, total);
            for (int i = done; i < stream.Length; i++)
                stream[i] = values[(i * width) + k];
        }

        output.Advance(values.Length);
    }

    /// <summary>The same without vectors, for whole values of the destination.</summary>
    public static void DecodePlain(ReadOnlySpan<byte> data, int width, int total, int first, Span<byte> destination)
    {
        int count = destination.Length / width;
        for (int k = 0; k < width; k++)
        {
            ReadOnlySpan<byte> stream = data.Slice((k * total) + first, count);
            int at = k;
            foreach (byte next in stream)
            {
                destination[at] = next;
                at += width;
            }
        }
    }

    private static int DecodeVectors(ReadOnlySpan<byte> data, int width, int total, int first, Span<byte> destination)
    {
        int whole = destination.Length / width & ~15;
        if (whole == 0)
            return 0;
        Span<Vector128<byte>> vectors = stackalloc Vector128<byte>[2 * width];
        Span<Vector128<byte>> from = vectors[..width];
        Span<Vector128<byte>> to = vectors[width..];
        int rounds = BitOperations.Log2((uint)width);
        for (int done = 0; done < whole; done += 16)
        {
            for (int k = 0; k < from.Length; k++)
                from[k] = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(data), (nuint)((k * total) + first + done));
            for (int round = 0; round < rounds; round++)
            {
                Interleave(from, to);
                Span<Vector128<byte>> swap = from;
                from = to;
                to = swap;
            }

            MemoryMarshal.AsBytes(from).CopyTo(destination[(done * width)..]);
        }

        return whole;
    }

    private static int EncodeVectors(ReadOnlySpan<byte> values, int width, int total, Span<byte> streams)
    {
        int whole = total & ~15;
        Span<Vector128<byte>> vectors = stackalloc Vector128<byte>[2 * width];
        Span<Vector128<byte>> from = vectors[..width];
        Span<Vector128<byte>> to = vectors[width..];
        for (int done = 0; done < whole; done += 16)
        {
            values.Slice(done * width, 16 * width).CopyTo(MemoryMarshal.AsBytes(from));
            for (int round = 0; round < 4; round++)
            {
                Interleave(from, to);
                Span<Vector128<byte>> swap = from;
                from = to;
                to = swap;
            }

            for (int k = 0; k < from.Length; k++)
                from[k].CopyTo(streams[((k * total) + done)..]);
        }

        return whole;
    }

    /// <summary>One round: byte after byte from the first and the second half in turn.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Interleave(ReadOnlySpan<Vector128<byte>> from, Span<Vector128<byte>> to)
    {
        if (from.Length == 1)
        {
            // The halves of a single vector.
            to[0] = Low(from[0], Vector128.Create(from[0].GetUpper(), from[0].GetUpper()));
            return;
        }

        int half = from.Length >> 1;
        ref Vector128<byte> source = ref MemoryMarshal.GetReference(from);
        ref Vector128<byte> target = ref MemoryMarshal.GetReference(to);
        for (int i = 0; i < half; i++)
        {
            Vector128<byte> first = Unsafe.Add(ref source, i);
            Vector128<byte> second = Unsafe.Add(ref source, i + half);
            Unsafe.Add(ref target, 2 * i) = Low(first, second);
            Unsafe.Add(ref target, (2 * i) + 1) = High(first, second);
        }
    }

    private static Vector128<byte> Low(Vector128<byte> first, Vector128<byte> second) =>
        Sse2.IsSupported ? Sse2.UnpackLow(first, second)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipLow(first, second)
        : Join(Vector128.WidenLower(first), Vector128.WidenLower(second));

    private static Vector128<byte> High(Vector128<byte> first, Vector128<byte> second) =>
        Sse2.IsSupported ? Sse2.UnpackHigh(first, second)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipHigh(first, second)
        : Join(Vector128.WidenUpper(first), Vector128.WidenUpper(second));

    private static Vector128<byte> Join(Vector128<ushort> first, Vector128<ushort> second) => (first | (second << 8)).AsByte();
}
