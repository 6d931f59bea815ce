using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Millrace.Benchmarks.Data;

/// <summary>Puts values that are there into the places of their rows.</summary>
internal static unsafe class Spread
{
    private static readonly Vector256<int>[] s_places = [.. Enumerable.Range(0, 16).Select(PlacesOf)];
    private static readonly Vector256<double>[] s_masks = [.. Enumerable.Range(0, 16).Select(MaskOf)];

    /// <summary>Makes values of all rows, 0 where there is none; reads and writes up to 512 bytes beyond the ends.</summary>
    /// <returns>How many there are.</returns>
    public static int Over(double* present, ulong* bitmap, int rows, double* values)
    {
        double* next = present;
        for (int row = 0; row < rows; row += 64)
        {
            ulong bits = rows - row >= 64 ? bitmap[row >> 6] : bitmap[row >> 6] & ((1UL << (rows - row)) - 1);
            if (Avx2.IsSupported)
                WordByVectors(next, bits, values + row);
            else
                Word(next, bits, values + row);
            next += BitOperations.PopCount(bits);
        }

        return (int)(next - present);
    }

    private static void WordByVectors(double* next, ulong bits, double* values)
    {
        fixed (Vector256<int>* places = s_places)
        fixed (Vector256<double>* masks = s_masks)
        {
            for (int i = 0; i < 64; i += 4, bits >>= 4)
            {
                int four = (int)bits & 15;
                (Avx2.PermuteVar8x32(Vector256.Load((int*)next), places[four]).AsDouble() & masks[four]).Store(values + i);
                next += BitOperations.PopCount((uint)four);
            }
        }
    }

    private static void Word(double* next, ulong bits, double* values)
    {
        for (int i = 0; i < 64; i++, bits >>= 1)
        {
            values[i] = (bits & 1) == 1 ? *next : 0;
            next += bits & 1;
        }
    }

    private static Vector256<int> PlacesOf(int four)
    {
        Vector256<int> places = default;
        for (int row = 0; row < 4; row++)
        {
            int place = 2 * BitOperations.PopCount((uint)four & ((1u << row) - 1));
            places = places.WithElement(2 * row, place).WithElement((2 * row) + 1, place + 1);
        }

        return places;
    }

    private static Vector256<double> MaskOf(int four) =>
        Vector256.Create(-(long)(four & 1), -(long)(four >> 1 & 1), -(long)(four >> 2 & 1), -(long)(four >> 3 & 1)).AsDouble();
}
