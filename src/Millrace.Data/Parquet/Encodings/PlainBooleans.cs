using System.Buffers;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Millrace.Data;

/// <summary>Booleans as single bits, from each byte's least significant bit on (Encodings.md, "Plain").</summary>
internal static class PlainBooleans
{
    /// <summary>Reads as many booleans as the destination holds, from a bit of the data on.</summary>
    /// <exception cref="ParquetFault">The data end before them.</exception>
    public static void Decode(ReadOnlySpan<byte> data, long bit, Span<bool> destination)
    {
        if (bit + destination.Length > (long)data.Length << 3)
            throw new ParquetFault("the data end before the last boolean");
        Span<byte> bytes = MemoryMarshal.Cast<bool, byte>(destination);
        Vector128<byte> spread = Vector128.Create((byte)0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1);
        Vector128<byte> single = Vector128.Create(0x8040201008040201ul).AsByte();
        int done = 0;
        while (bytes.Length - done >= 16)
        {
            int block = Math.Min(64, bytes.Length - done) & ~15;
            ulong word = BitUnpacker.Value(data, bit, block);
            for (int end = done + block; done < end; done += 16, word >>= 16)
            {
                Vector128<byte> bits = Vector128.Shuffle(Vector128.Create((ushort)word).AsByte(), spread) & single;
                (Vector128.Equals(bits, single) & Vector128<byte>.One).CopyTo(bytes[done..]);
            }

            bit += block;
        }

        int rest = bytes.Length - done;
        if (rest > 0)
        {
            ulong word = BitUnpacker.Value(data, bit, rest);
            for (; done < bytes.Length; done++, word >>= 1)
                bytes[done] = (byte)(word & 1);
        }
    }

    /// <summary>Appends booleans as bits, the last byte filled up with zeros.</summary>
    public static void Encode(ReadOnlySpan<bool> values, IBufferWriter<byte> output)
    {
        int length = (int)(((long)values.Length + 7) >> 3);
        Span<byte> packed = output.GetSpan(length)[..length];
        ReadOnlySpan<byte> bytes = MemoryMarshal.Cast<bool, byte>(values);
        int done = 0;
        for (; bytes.Length - done >= 16; done += 16)
        {
            uint bits = ~Vector128.Equals(Vector128.Create(bytes[done..]), Vector128<byte>.Zero).ExtractMostSignificantBits();
            packed[done >> 3] = (byte)bits;
            packed[(done >> 3) + 1] = (byte)(bits >> 8);
        }

        packed[(done >> 3)..].Clear();
        for (; done < bytes.Length; done++)
            packed[done >> 3] |= (byte)((bytes[done] != 0 ? 1 : 0) << (done & 7));
        output.Advance(length);
    }
}
