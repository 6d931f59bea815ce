using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Millrace.Data;

/// <summary>Between rows, some of them missing, and their present values without gaps, as Parquet stores them.</summary>
internal static class Scatter
{
    private static readonly Vector128<byte>[] Bytes = MakeBytes();
    private static readonly Vector256<int>[] Places = MakePlaces();
    private static readonly Vector256<int>[] Masks = MakeMasks();

    /// <summary>Puts values in the places of the rows that are present; the type's default in the others.</summary>
    /// <param name="dense">The present rows' values, at least as many as there are; may be the last values of the destination.</param>
    /// <param name="bitmap">Which rows are present.</param>
    /// <param name="startBit">The first row's bit.</param>
    /// <param name="destination">All rows.</param>
    /// <exception cref="ArgumentException">There are fewer values than present rows.</exception>
    public static void Expand<T>(ReadOnlySpan<T> dense, ReadOnlySpan<ulong> bitmap, int startBit, Span<T> destination)
        where T : unmanaged
    {
        if (Bitmaps.Count(bitmap, startBit, destination.Length) > dense.Length)
            throw new ArgumentException("There are fewer values than present rows.", nameof(dense));
        int next = 0;
        for (int row = 0; row < destination.Length; row += 64)
        {
            int rows = Math.Min(64, destination.Length - row);
            ulong bits = Bitmaps.Get(bitmap, startBit + row, rows);
            Span<T> part = destination.Slice(row, rows);
            int present = BitOperations.PopCount(bits);
            if (present == rows)
                dense.Slice(next, rows).CopyTo(part);
            else if (present == 0)
                part.Clear();
            else if (rows == 64 && dense.Length - next >= 64)
                ExpandWord(ref Unsafe.Add(ref MemoryMarshal.GetReference(dense), next), bits, ref MemoryMarshal.GetReference(part));
            else
                ExpandSome(dense[next..], bits, part);
            next += present;
        }
    }

    /// <summary>Puts the values of present rows one after the other.</summary>
    /// <param name="rows">All rows.</param>
    /// <param name="bitmap">Which rows are present.</param>
    /// <param name="startBit">The first row's bit.</param>
    /// <param name="dense">Room for as many values as there are rows; what lies behind the present ones afterwards is unspecified.</param>
    /// <returns>How many are present.</returns>
    /// <exception cref="ArgumentException">There is less room.</exception>
    public static int Compact<T>(ReadOnlySpan<T> rows, ReadOnlySpan<ulong> bitmap, int startBit, Span<T> dense)
        where T : unmanaged
    {
        if (dense.Length < rows.Length)
            throw new ArgumentException("There is less room than rows.", nameof(dense));
        int next = 0;
        for (int row = 0; row < rows.Length; row += 64)
        {
            int count = Math.Min(64, rows.Length - row);
            ulong bits = Bitmaps.Get(bitmap, startBit + row, count);
            ReadOnlySpan<T> part = rows.Slice(row, count);
            if (bits == Bitmaps.Ones(count))
            {
                part.CopyTo(dense[next..]);
                next += count;
            }
            else if (bits != 0)
            {
                // A missing row's value is overwritten by the next present one. There are no more values than rows up to here, so there is room.
                ref T target = ref MemoryMarshal.GetReference(dense);
                foreach (T value in part)
                {
                    Unsafe.Add(ref target, next) = value;
                    next += (int)(bits & 1);
                    bits >>= 1;
                }
            }
        }

        return next;
    }

    /// <summary>Expands 64 rows, where 64 values can be read: four rows read four values, the first at most as far as the rows are.</summary>
    private static void ExpandWord<T>(ref T dense, ulong bits, ref T rows)
        where T : unmanaged
    {
        if (Avx2.IsSupported && Unsafe.SizeOf<T>() == 8)
        {
            ref int values = ref Unsafe.As<T, int>(ref dense);
            ref int targets = ref Unsafe.As<T, int>(ref rows);
            ref Vector256<int> places = ref MemoryMarshal.GetArrayDataReference(Places);
            ref Vector256<int> masks = ref MemoryMarshal.GetArrayDataReference(Masks);
            nuint next = 0;
            for (nuint row = 0; row < 128; row += 8, bits >>= 4)
            {
                int four = (int)bits & 15;
                Vector256<int> packed = Vector256.LoadUnsafe(ref values, next);
                (Avx2.PermuteVar8x32(packed, Unsafe.Add(ref places, four)) & Unsafe.Add(ref masks, four)).StoreUnsafe(ref targets, row);
                next += 2 * (nuint)BitOperations.PopCount((uint)four);
            }
        }
        else if ((Ssse3.IsSupported || AdvSimd.Arm64.IsSupported) && Unsafe.SizeOf<T>() == 4)
        {
            ref byte values = ref Unsafe.As<T, byte>(ref dense);
            ref byte targets = ref Unsafe.As<T, byte>(ref rows);
            ref Vector128<byte> places = ref MemoryMarshal.GetArrayDataReference(Bytes);
            nuint next = 0;
            for (nuint row = 0; row < 256; row += 16, bits >>= 4)
            {
                int four = (int)bits & 15;
                Vector128.ShuffleNative(Vector128.LoadUnsafe(ref values, next), Unsafe.Add(ref places, four)).StoreUnsafe(ref targets, row);
                next += 4 * (nuint)BitOperations.PopCount((uint)four);
            }
        }
        else
        {
            ExpandWordPlain(ref dense, bits, ref rows);
        }
    }

    /// <summary>The same without vectors.</summary>
    private static void ExpandWordPlain<T>(ref T dense, ulong bits, ref T rows)
        where T : unmanaged
    {
        ulong rest = bits;
        int next = 0;
        for (int row = 0; row < 64; row++, rest >>= 1)
        {
            Unsafe.Add(ref rows, row) = Unsafe.Add(ref dense, next);
            next += (int)(rest & 1);
        }

        for (ulong missing = ~bits; missing != 0; missing &= missing - 1)
            Unsafe.Add(ref rows, BitOperations.TrailingZeroCount(missing)) = default;
    }

    private static void ExpandSome<T>(ReadOnlySpan<T> dense, ulong bits, Span<T> rows)
        where T : unmanaged
    {
        int next = 0;
        for (int row = 0; row < rows.Length; row++, bits >>= 1)
            rows[row] = (bits & 1) == 1 ? dense[next++] : default;
    }

    /// <summary>For each of sixteen patterns of four rows, where the bytes of their 4-byte values lie; nowhere, which gives 0, at a missing one.</summary>
    private static Vector128<byte>[] MakeBytes()
    {
        var places = new Vector128<byte>[16];
        for (int four = 0; four < 16; four++)
        {
            for (int at = 0; at < 16; at++)
            {
                int row = at >> 2;
                int place = (4 * BitOperations.PopCount((uint)four & ((1u << row) - 1))) + (at & 3);
                places[four] = places[four].WithElement(at, (four >> row & 1) == 1 ? (byte)place : byte.MaxValue);
            }
        }

        return places;
    }

    /// <summary>For each of sixteen patterns of four rows, where their 8-byte values lie, in halves.</summary>
    private static Vector256<int>[] MakePlaces()
    {
        var places = new Vector256<int>[16];
        for (int four = 0; four < 16; four++)
        {
            for (int row = 0; row < 4; row++)
            {
                int place = 2 * BitOperations.PopCount((uint)four & ((1u << row) - 1));
                places[four] = places[four].WithElement(2 * row, place).WithElement((2 * row) + 1, place + 1);
            }
        }

        return places;
    }

    /// <summary>For each of sixteen patterns, ones where a row is present.</summary>
    private static Vector256<int>[] MakeMasks()
    {
        var masks = new Vector256<int>[16];
        for (int four = 0; four < 16; four++)
        {
            for (int half = 0; half < 8; half++)
                masks[four] = masks[four].WithElement(half, -((four >> (half >> 1)) & 1));
        }

        return masks;
    }
}
