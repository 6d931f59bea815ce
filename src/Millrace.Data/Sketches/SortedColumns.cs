using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Millrace.Data;

/// <summary>
/// Sorts small groups of numbers without a branch: 64 numbers are taken as 16 rows of 4, and each column is sorted by Batcher's network (Sorting Networks and
/// their Applications, 1968), whose 63 exchanges order four columns at once.
/// </summary>
internal static class SortedColumns
{
    /// <summary>How many columns there are.</summary>
    public const int Columns = 4;

    /// <summary>How many numbers a column has.</summary>
    public const int Rows = 16;

    /// <summary>How many numbers there are.</summary>
    public const int Length = Columns * Rows;

    /// <summary>Sorts each column.</summary>
    /// <param name="values">64 finite numbers, row by row.</param>
    /// <param name="sorted">Where they go, row by row; -0 comes out as 0, because on some machines the two are one to it.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sort(ReadOnlySpan<double> values, Span<double> sorted)
    {
        ref double first = ref MemoryMarshal.GetReference(values[..Length]);
        ref double target = ref MemoryMarshal.GetReference(sorted[..Length]);
        Vector256<double> zero = Vector256<double>.Zero;
        Vector256<double> v0 = Vector256.LoadUnsafe(ref first) + zero;
        Vector256<double> v1 = Vector256.LoadUnsafe(ref first, 1 * Columns) + zero;
        Vector256<double> v2 = Vector256.LoadUnsafe(ref first, 2 * Columns) + zero;
        Vector256<double> v3 = Vector256.LoadUnsafe(ref first, 3 * Columns) + zero;
        Vector256<double> v4 = Vector256.LoadUnsafe(ref first, 4 * Columns) + zero;
        Vector256<double> v5 = Vector256.LoadUnsafe(ref first, 5 * Columns) + zero;
        Vector256<double> v6 = Vector256.LoadUnsafe(ref first, 6 * Columns) + zero;
        Vector256<double> v7 = Vector256.LoadUnsafe(ref first, 7 * Columns) + zero;
        Vector256<double> v8 = Vector256.LoadUnsafe(ref first, 8 * Columns) + zero;
        Vector256<double> v9 = Vector256.LoadUnsafe(ref first, 9 * Columns) + zero;
        Vector256<double> v10 = Vector256.LoadUnsafe(ref first, 10 * Columns) + zero;
        Vector256<double> v11 = Vector256.LoadUnsafe(ref first, 11 * Columns) + zero;
        Vector256<double> v12 = Vector256.LoadUnsafe(ref first, 12 * Columns) + zero;
        Vector256<double> v13 = Vector256.LoadUnsafe(ref first, 13 * Columns) + zero;
        Vector256<double> v14 = Vector256.LoadUnsafe(ref first, 14 * Columns) + zero;
        Vector256<double> v15 = Vector256.LoadUnsafe(ref first, 15 * Columns) + zero;
        Order(ref v0, ref v1); Order(ref v2, ref v3); Order(ref v4, ref v5); Order(ref v6, ref v7);
        Order(ref v8, ref v9); Order(ref v10, ref v11); Order(ref v12, ref v13); Order(ref v14, ref v15);
        Order(ref v0, ref v2); Order(ref v1, ref v3); Order(ref v4, ref v6); Order(ref v5, ref v7);
        Order(ref v8, ref v10); Order(ref v9, ref v11); Order(ref v12, ref v14); Order(ref v13, ref v15);
        Order(ref v1, ref v2); Order(ref v5, ref v6); Order(ref v9, ref v10); Order(ref v13, ref v14);
        Order(ref v0, ref v4); Order(ref v1, ref v5); Order(ref v2, ref v6); Order(ref v3, ref v7);
        Order(ref v8, ref v12); Order(ref v9, ref v13); Order(ref v10, ref v14); Order(ref v11, ref v15);
        Order(ref v2, ref v4); Order(ref v3, ref v5); Order(ref v10, ref v12); Order(ref v11, ref v13);
        Order(ref v1, ref v2); Order(ref v3, ref v4); Order(ref v5, ref v6); Order(ref v9, ref v10);
        Order(ref v11, ref v12); Order(ref v13, ref v14); Order(ref v0, ref v8); Order(ref v1, ref v9);
        Order(ref v2, ref v10); Order(ref v3, ref v11); Order(ref v4, ref v12); Order(ref v5, ref v13);
        Order(ref v6, ref v14); Order(ref v7, ref v15); Order(ref v4, ref v8); Order(ref v5, ref v9);
        Order(ref v6, ref v10); Order(ref v7, ref v11); Order(ref v2, ref v4); Order(ref v3, ref v5);
        Order(ref v6, ref v8); Order(ref v7, ref v9); Order(ref v10, ref v12); Order(ref v11, ref v13);
        Order(ref v1, ref v2); Order(ref v3, ref v4); Order(ref v5, ref v6); Order(ref v7, ref v8);
        Order(ref v9, ref v10); Order(ref v11, ref v12); Order(ref v13, ref v14);
        v0.StoreUnsafe(ref target);
        v1.StoreUnsafe(ref target, 1 * Columns);
        v2.StoreUnsafe(ref target, 2 * Columns);
        v3.StoreUnsafe(ref target, 3 * Columns);
        v4.StoreUnsafe(ref target, 4 * Columns);
        v5.StoreUnsafe(ref target, 5 * Columns);
        v6.StoreUnsafe(ref target, 6 * Columns);
        v7.StoreUnsafe(ref target, 7 * Columns);
        v8.StoreUnsafe(ref target, 8 * Columns);
        v9.StoreUnsafe(ref target, 9 * Columns);
        v10.StoreUnsafe(ref target, 10 * Columns);
        v11.StoreUnsafe(ref target, 11 * Columns);
        v12.StoreUnsafe(ref target, 12 * Columns);
        v13.StoreUnsafe(ref target, 13 * Columns);
        v14.StoreUnsafe(ref target, 14 * Columns);
        v15.StoreUnsafe(ref target, 15 * Columns);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Order(ref Vector256<double> low, ref Vector256<double> high)
    {
        Vector256<double> least = Vector256.MinNative(low, high);
        high = Vector256.MaxNative(low, high);
        low = least;
    }
}
