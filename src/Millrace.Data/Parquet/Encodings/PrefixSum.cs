using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Millrace.Data;

/// <summary>Turns differences into values, wrapping around.</summary>
internal static class PrefixSum
{
    /// <summary>Makes each difference, to which the least is added, the sum of all up to it and of the value before them.</summary>
    /// <returns>The last value.</returns>
    public static long Add(Span<long> deltas, long least, long value)
    {
        int done = 0;
        if (Avx2.IsSupported)
        {
            Vector256<long> leasts = Vector256.Create(least);
            Vector256<long> before = Vector256.Create(value);
            ref long first = ref MemoryMarshal.GetReference(deltas);
            for (; done + 4 <= deltas.Length; done += 4)
            {
                Vector256<long> sums = Vector256.LoadUnsafe(ref first, (nuint)done) + leasts;
                sums += Avx2.ShiftLeftLogical128BitLane(sums, 8);
                sums += Avx2.Permute2x128(Avx2.UnpackHigh(sums, sums), sums, 0x08);
                (sums + before).StoreUnsafe(ref first, (nuint)done);
                before += Avx2.Permute4x64(sums, 0xFF);
            }

            value = before[0];
        }

        return AddPlain(deltas[done..], least, value);
    }

    /// <summary>Makes values that differ by the same each.</summary>
    /// <returns>The last value.</returns>
    public static long Fill(Span<long> values, long step, long value)
    {
        foreach (ref long next in values)
        {
            value += step;
            next = value;
        }

        return value;
    }

    /// <summary>The same for 32 bits.</summary>
    public static int Add(Span<int> deltas, int least, int value)
    {
        int done = 0;
        if (Avx2.IsSupported)
        {
            Vector256<int> leasts = Vector256.Create(least);
            Vector256<int> before = Vector256.Create(value);
            Vector256<int> last = Vector256.Create(7);
            ref int first = ref MemoryMarshal.GetReference(deltas);
            for (; done + 8 <= deltas.Length; done += 8)
            {
                Vector256<int> sums = Vector256.LoadUnsafe(ref first, (nuint)done) + leasts;
                sums += Avx2.ShiftLeftLogical128BitLane(sums, 4);
                sums += Avx2.ShiftLeftLogical128BitLane(sums, 8);
                sums += Avx2.Permute2x128(Avx2.Shuffle(sums, 0xFF), sums, 0x08);
                (sums + before).StoreUnsafe(ref first, (nuint)done);
                before += Avx2.PermuteVar8x32(sums, last);
            }

            value = before[0];
        }

        return AddPlain(deltas[done..], least, value);
    }

    /// <summary>The same without vectors.</summary>
    public static long AddPlain(Span<long> deltas, long least, long value)
    {
        foreach (ref long delta in deltas)
        {
            value += delta + least;
            delta = value;
        }

        return value;
    }

    /// <summary>The same without vectors.</summary>
    public static int AddPlain(Span<int> deltas, int least, int value)
    {
        foreach (ref int delta in deltas)
        {
            value += delta + least;
            delta = value;
        }

        return value;
    }
}
