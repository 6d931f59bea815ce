using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Millrace.Data;

/// <summary>Takes values of a fixed number of bits apart, packed from each byte's least significant bit on (Encodings.md, "RLE": bit-packed runs).</summary>
/// <remarks>
/// Eight values of width w fill w bytes. A vector takes, for each value, the bytes that it touches (one shuffle), shifts each by its own count and masks
/// it. Each half of the vector is loaded from where its first value starts, so that a half's values lie within 16 bytes up to 25 bits (of 32) and 57 (of 64).
/// </remarks>
internal static class BitUnpacker
{
    private const int WidestOf32 = 25;
    private const int WidestOf64 = 57;
    private static readonly Vector256<byte>[] Shuffles32 = MakeShuffles(WidestOf32, 4);
    private static readonly Vector256<uint>[] Shifts32 = [.. MakeShifts(WidestOf32, 4).Select(static s => s.AsUInt32())];
    private static readonly Vector256<byte>[] Shuffles64 = MakeShuffles(WidestOf64, 8);
    private static readonly Vector256<ulong>[] Shifts64 = [.. MakeShifts(WidestOf64, 8).Select(static s => s.AsUInt64())];

    /// <summary>Unpacks as many values as the destination holds, of at most 32 bits each, from a bit on.</summary>
    /// <returns>The greatest of them, unsigned; 0 where there are none.</returns>
    public static uint Unpack(ReadOnlySpan<byte> source, long bit, int width, Span<int> destination)
    {
        Check(source, bit, width, destination.Length);
        if (width == 0)
        {
            destination.Clear();
            return 0;
        }

        if (!Avx2.IsSupported || width > WidestOf32)
            return UnpackPlain(source, bit, width, destination);
        int done = Math.Min(UnpackHead(bit, width), destination.Length);
        uint greatest = done > 0 ? UnpackPlain(source, bit, width, destination[..done]) : 0;
        int position = (int)((bit + ((long)done * width)) >> 3);
        int half = width >> 1;
        int last = source.Length - half - 16;
        if (done + 8 <= destination.Length && position <= last)
        {
            Vector256<byte> shuffle = Shuffles32[width];
            Vector256<uint> shift = Shifts32[width];
            Vector256<uint> mask = Vector256.Create((uint)Bitmaps.Ones(width));
            Vector256<uint> most = Vector256<uint>.Zero;
            ref byte bytes = ref MemoryMarshal.GetReference(source);
            ref int values = ref MemoryMarshal.GetReference(destination);
            for (; done + 8 <= destination.Length && position <= last; done += 8, position += width)
            {
                Vector256<byte> packed = Vector256.Create(
                    Vector128.LoadUnsafe(ref bytes, (nuint)position),
                    Vector128.LoadUnsafe(ref bytes, (nuint)(position + half)));
                Vector256<uint> eight = Avx2.ShiftRightLogicalVariable(Avx2.Shuffle(packed, shuffle).AsUInt32(), shift) & mask;
                eight.AsInt32().StoreUnsafe(ref values, (nuint)done);
                most = Vector256.Max(most, eight);
            }

            greatest = Math.Max(greatest, Greatest(most));
        }

        return done == destination.Length ? greatest : Math.Max(greatest, UnpackPlain(source, (long)position << 3, width, destination[done..]));
    }

    /// <summary>Unpacks as many values as the destination holds, of at most 64 bits each, from a bit on.</summary>
    public static void Unpack(ReadOnlySpan<byte> source, long bit, int width, Span<long> destination)
    {
        Check(source, bit, width, destination.Length);
        if (width == 0)
        {
            destination.Clear();
            return;
        }

        if (!Avx2.IsSupported || width > WidestOf64)
        {
            UnpackPlain(source, bit, width, destination);
            return;
        }

        int done = Math.Min(UnpackHead(bit, width), destination.Length);
        if (done > 0)
            UnpackPlain(source, bit, width, destination[..done]);
        int position = (int)((bit + ((long)done * width)) >> 3);
        int last = source.Length - ((6 * width) >> 3) - 16;
        if (done + 8 <= destination.Length && position <= last)
        {
            Vector256<byte> shuffle = Shuffles64[2 * width];
            Vector256<byte> shuffle2 = Shuffles64[(2 * width) + 1];
            Vector256<ulong> shift = Shifts64[2 * width];
            Vector256<ulong> shift2 = Shifts64[(2 * width) + 1];
            Vector256<ulong> mask = Vector256.Create(Bitmaps.Ones(width));
            ref byte bytes = ref MemoryMarshal.GetReference(source);
            ref long values = ref MemoryMarshal.GetReference(destination);
            for (; done + 8 <= destination.Length && position <= last; done += 8, position += width)
            {
                Vector256<byte> packed = Vector256.Create(
                    Vector128.LoadUnsafe(ref bytes, (nuint)position),
                    Vector128.LoadUnsafe(ref bytes, (nuint)(position + ((2 * width) >> 3))));
                Vector256<byte> packed2 = Vector256.Create(
                    Vector128.LoadUnsafe(ref bytes, (nuint)(position + ((4 * width) >> 3))),
                    Vector128.LoadUnsafe(ref bytes, (nuint)(position + ((6 * width) >> 3))));
                Vector256<ulong> four = Avx2.ShiftRightLogicalVariable(Avx2.Shuffle(packed, shuffle).AsUInt64(), shift) & mask;
                Vector256<ulong> four2 = Avx2.ShiftRightLogicalVariable(Avx2.Shuffle(packed2, shuffle2).AsUInt64(), shift2) & mask;
                four.AsInt64().StoreUnsafe(ref values, (nuint)done);
                four2.AsInt64().StoreUnsafe(ref values, (nuint)(done + 4));
            }
        }

        if (done < destination.Length)
            UnpackPlain(source, (long)position << 3, width, destination[done..]);
    }

    /// <summary>The same without vectors.</summary>
    public static uint UnpackPlain(ReadOnlySpan<byte> source, long bit, int width, Span<int> destination)
    {
        Check(source, bit, width, destination.Length);
        uint greatest = 0;
        ulong mask = Bitmaps.Ones(width);
        int fast = Math.Min(WithWordAfter(source, bit, width), destination.Length);
        ref byte bytes = ref MemoryMarshal.GetReference(source);
        for (int i = 0; i < fast; i++, bit += width)
        {
            uint value = (uint)((Word(ref bytes, bit) >> ((int)bit & 7)) & mask);
            destination[i] = (int)value;
            greatest = Math.Max(greatest, value);
        }

        for (int i = fast; i < destination.Length; i++, bit += width)
        {
            uint value = (uint)Value(source, bit, width);
            destination[i] = (int)value;
            greatest = Math.Max(greatest, value);
        }

        return greatest;
    }

    /// <summary>The same without vectors.</summary>
    public static void UnpackPlain(ReadOnlySpan<byte> source, long bit, int width, Span<long> destination)
    {
        Check(source, bit, width, destination.Length);
        ulong mask = Bitmaps.Ones(width);
        int fast = Math.Min(WithWordAfter(source, bit, width), destination.Length);
        ref byte bytes = ref MemoryMarshal.GetReference(source);
        for (int i = 0; i < fast; i++, bit += width)
        {
            // The ninth byte, shifted in two steps: a shift by 64 would be one by 0.
            int shift = (int)bit & 7;
            ulong above = ((ulong)Unsafe.Add(ref bytes, (nint)(bit >> 3) + 8) << (63 - shift)) << 1;
            destination[i] = (long)(((Word(ref bytes, bit) >> shift) | above) & mask);
        }

        for (int i = fast; i < destination.Length; i++, bit += width)
            destination[i] = (long)Value(source, bit, width);
    }

    /// <summary>One value of 0 to 64 bits from a bit on.</summary>
    public static ulong Value(ReadOnlySpan<byte> source, long bit, int width)
    {
        ReadOnlySpan<byte> rest = source[(int)(bit >> 3)..];
        int shift = (int)bit & 7;
        ulong value = (rest.Length >= 8 ? BinaryPrimitives.ReadUInt64LittleEndian(rest) : Short(rest)) >> shift;
        if (shift + width > 64)
            value |= (ulong)rest[8] << (64 - shift);
        return value & Bitmaps.Ones(width);
    }

    /// <summary>How many values from a bit on have nine bytes to read from their first one on.</summary>
    private static int WithWordAfter(ReadOnlySpan<byte> source, long bit, int width)
    {
        long last = (((long)source.Length - 9) << 3) + 7 - bit;
        return last < 0 ? 0 : width == 0 ? int.MaxValue : (int)Math.Min((last / width) + 1, int.MaxValue);
    }

    private static ulong Word(ref byte bytes, long bit)
    {
        ulong word = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref bytes, (nint)(bit >> 3)));
        return BitConverter.IsLittleEndian ? word : BinaryPrimitives.ReverseEndianness(word);
    }

    private static uint Greatest(Vector256<uint> values)
    {
        Vector128<uint> four = Vector128.Max(values.GetLower(), values.GetUpper());
        Vector128<uint> two = Vector128.Max(four, Vector128.Shuffle(four, Vector128.Create(2u, 3, 0, 1)));
        return Math.Max(two[0], two[1]);
    }

    private static ulong Short(ReadOnlySpan<byte> rest)
    {
        ulong value = 0;
        for (int i = 0; i < rest.Length; i++)
            value |= (ulong)rest[i] << (8 * i);
        return value;
    }

    /// <summary>How many values lie before the next one that starts with a byte; more than can be where none does.</summary>
    private static int UnpackHead(long bit, int width)
    {
        int count = 0;
        for (; (bit & 7) != 0; bit += width)
        {
            if (++count > 8)
                return int.MaxValue;
        }

        return count;
    }

    private static void Check(ReadOnlySpan<byte> source, long bit, int width, int count)
    {
        if (bit + ((long)count * width) > (long)source.Length << 3)
            throw new ParquetFault("packed values end early");
    }

    private static Vector256<byte>[] MakeShuffles(int widest, int size)
    {
        var shuffles = new Vector256<byte>[(widest + 1) * size / 4];
        Span<byte> bytes = stackalloc byte[32];
        for (int i = 0; i < shuffles.Length; i++)
        {
            for (int b = 0; b < 32; b++)
                bytes[b] = (byte)((BitInHalf(i, b / size, size) >> 3) + (b % size));
            shuffles[i] = Vector256.Create((ReadOnlySpan<byte>)bytes);
        }

        return shuffles;
    }

    private static Vector256<byte>[] MakeShifts(int widest, int size)
    {
        var shifts = new Vector256<byte>[(widest + 1) * size / 4];
        Span<byte> bytes = stackalloc byte[32];
        for (int i = 0; i < shifts.Length; i++)
        {
            for (int b = 0; b < 32; b++)
                bytes[b] = (byte)(b % size == 0 ? BitInHalf(i, b / size, size) & 7 : 0);
            shifts[i] = Vector256.Create((ReadOnlySpan<byte>)bytes);
        }

        return shifts;
    }

    /// <summary>Where a vector's value starts within its half, in bits from the byte in which the half's first value starts.</summary>
    private static int BitInHalf(int vector, int value, int size)
    {
        int vectors = size / 4;
        int width = vector / vectors;
        int inHalf = 16 / size;
        int first = ((vector % vectors * 2) + (value / inHalf)) * inHalf;
        return ((first * width) & 7) + (value % inHalf * width);
    }
}
