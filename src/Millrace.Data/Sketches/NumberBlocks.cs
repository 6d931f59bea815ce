using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Millrace.Data;

/// <summary>
/// Blocks of numbers as doubles. Vectors have four lanes wherever the program runs, so that sums are rounded alike on every machine.
/// </summary>
internal static class NumberBlocks
{
    /// <summary>How many numbers a block has at most: 8 KiB, which stay in the nearest cache.</summary>
    public const int Length = 1024;

    /// <summary>Turns numbers into doubles, each into the nearest one.</summary>
    /// <param name="numbers">The numbers.</param>
    /// <param name="target">Where they go: as long.</param>
    public static ReadOnlySpan<double> ToDoubles<T>(ReadOnlySpan<T> numbers, Span<double> target)
        where T : struct, INumberBase<T>
    {
        if (typeof(T) == typeof(double))
            return MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<T, double>(ref MemoryMarshal.GetReference(numbers)), numbers.Length);
        target = target[..numbers.Length];
        for (int i = 0; i < target.Length; i++)
            target[i] = double.CreateSaturating(numbers[i]);
        return target;
    }

    /// <summary>How many numbers lie outside of two ends; NaN does. Of any type that vectors hold.</summary>
    public static int CountOutside<T>(ReadOnlySpan<T> values, T least, T most)
        where T : struct, INumber<T>
    {
        ref T start = ref MemoryMarshal.GetReference(values);
        Vector256<T> low = Vector256.Create(least), high = Vector256.Create(most);
        int done = 0, inside = 0;
        for (; done <= values.Length - Vector256<T>.Count; done += Vector256<T>.Count)
            inside += CountWithin(Vector256.LoadUnsafe(ref start, (nuint)done), low, high);
        for (; done < values.Length; done++)
            inside += values[done] >= least && values[done] <= most ? 1 : 0;
        return values.Length - inside;
    }

    /// <summary>The same of floats, compared as doubles.</summary>
    public static int CountOutside(ReadOnlySpan<float> values, double least, double most)
    {
        ref float start = ref MemoryMarshal.GetReference(values);
        Vector256<double> low = Vector256.Create(least), high = Vector256.Create(most);
        int done = 0, inside = 0;
        for (; done <= values.Length - Vector256<float>.Count; done += Vector256<float>.Count)
        {
            (Vector256<double> first, Vector256<double> second) = Vector256.Widen(Vector256.LoadUnsafe(ref start, (nuint)done));
            inside += CountWithin(first, low, high) + CountWithin(second, low, high);
        }

        for (; done < values.Length; done++)
            inside += values[done] >= least && values[done] <= most ? 1 : 0;
        return values.Length - inside;
    }

    /// <summary>The same of whole numbers of 64 bits, compared as the doubles that are nearest to them.</summary>
    public static int CountOutside(ReadOnlySpan<long> values, double least, double most)
    {
        ref long start = ref MemoryMarshal.GetReference(values);
        Vector256<double> low = Vector256.Create(least), high = Vector256.Create(most);
        int done = 0, inside = 0;
        for (; done <= values.Length - Vector256<long>.Count; done += Vector256<long>.Count)
            inside += CountWithin(Vector256.ConvertToDouble(Vector256.LoadUnsafe(ref start, (nuint)done)), low, high);
        for (; done < values.Length; done++)
            inside += (double)values[done] >= least && (double)values[done] <= most ? 1 : 0;
        return values.Length - inside;
    }

    /// <summary>Finds the ends of numbers.</summary>
    /// <param name="values">The numbers, at least one.</param>
    /// <param name="minimum">The least of them; 0 and not -0.</param>
    /// <param name="maximum">The greatest of them.</param>
    /// <returns>Whether all are finite; where not, the ends mean nothing.</returns>
    public static bool TryFindEnds(ReadOnlySpan<double> values, out double minimum, out double maximum)
    {
        double least = values[0], greatest = values[0], rest = 0;
        int done = 0;
        if (values.Length >= 2 * Vector256<double>.Count)
        {
            ref double start = ref MemoryMarshal.GetReference(values);
            Vector256<double> low = Vector256.LoadUnsafe(ref start), high = low, low2 = low, high2 = low, odd = low - low;
            for (; done <= values.Length - (2 * Vector256<double>.Count); done += 2 * Vector256<double>.Count)
            {
                Vector256<double> first = Vector256.LoadUnsafe(ref start, (nuint)done);
                Vector256<double> second = Vector256.LoadUnsafe(ref start, (nuint)(done + Vector256<double>.Count));
                low = Vector256.MinNative(low, first);
                high = Vector256.MaxNative(high, first);
                low2 = Vector256.MinNative(low2, second);
                high2 = Vector256.MaxNative(high2, second);
                odd += (first - first) + (second - second);
            }

            low = Vector256.MinNative(low, low2);
            high = Vector256.MaxNative(high, high2);
            for (int lane = 0; lane < Vector256<double>.Count; lane++)
            {
                least = Math.Min(least, low[lane]);
                greatest = Math.Max(greatest, high[lane]);
            }

            rest = Vector256.Sum(odd);
        }

        for (; done < values.Length; done++)
        {
            least = Math.Min(least, values[done]);
            greatest = Math.Max(greatest, values[done]);
            rest += values[done] - values[done];
        }

        minimum = least + 0.0;
        maximum = greatest + 0.0;
        return rest == 0;
    }

    private static int CountWithin<T>(Vector256<T> values, Vector256<T> low, Vector256<T> high) =>
        BitOperations.PopCount((Vector256.GreaterThanOrEqual(values, low) & Vector256.LessThanOrEqual(values, high)).ExtractMostSignificantBits());
}
