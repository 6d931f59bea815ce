using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Millrace.Data;

/// <summary>
/// Puts finite numbers in order without a branch that depends on them, which makes it some times as fast as a sort that compares and jumps where numbers come
/// in no order: groups of 16 by a network, then runs two by two, each pair from both of its ends at once.
/// </summary>
internal static class RunSort
{
    /// <summary>Puts numbers in order.</summary>
    /// <param name="values">The numbers.</param>
    /// <param name="scratch">Room for as many.</param>
    public static void Sort(Span<double> values, Span<double> scratch)
    {
        int whole = values.Length - (values.Length % SortedColumns.Length);
        Span<double> rest = values[whole..];
        rest.Sort();
        if (whole == 0)
            return;
        SortGroups(values[..whole]);
        Span<double> from = values[..whole], to = scratch[..whole];
        for (int width = SortedColumns.Rows; width < whole; width *= 2)
        {
            MergePairs(from, to, width);
            Span<double> merged = to;
            to = from;
            from = merged;
        }

        if (!from.Overlaps(values))
            from.CopyTo(values);
        rest.CopyTo(scratch);
        MergeInto(values, whole, scratch[..rest.Length]);
    }

    /// <summary>Merges numbers into others that are in order, from the end.</summary>
    /// <param name="values">The others, with room for all behind them.</param>
    /// <param name="count">How many others there are.</param>
    /// <param name="run">The numbers, in order.</param>
    public static void MergeInto(Span<double> values, int count, ReadOnlySpan<double> run)
    {
        int left = count - 1, right = run.Length - 1, at = values.Length - 1;
        while (left >= 0 && right >= 0)
        {
            double fromLeft = values[left], fromRight = run[right];
            values[at--] = double.MaxNative(fromLeft, fromRight);
            int isLeft = fromLeft > fromRight ? 1 : 0;
            left -= isLeft;
            right -= 1 - isLeft;
        }

        run[..(right + 1)].CopyTo(values);
    }

    private static void SortGroups(Span<double> values)
    {
        Span<double> sorted = stackalloc double[SortedColumns.Length];
        for (; !values.IsEmpty; values = values[SortedColumns.Length..])
        {
            SortedColumns.Sort(values, sorted);
            for (int column = 0; column < SortedColumns.Columns; column++)
            {
                Span<double> run = values.Slice(column * SortedColumns.Rows, SortedColumns.Rows);
                for (int row = 0; row < run.Length; row++)
                    run[row] = sorted[(row * SortedColumns.Columns) + column];
            }
        }
    }

    private static void MergePairs(ReadOnlySpan<double> from, Span<double> to, int width)
    {
        while (from.Length >= 2 * width)
        {
            MergeEqual(from[..(2 * width)], to[..(2 * width)]);
            from = from[(2 * width)..];
            to = to[(2 * width)..];
        }

        int first = Math.Min(width, from.Length);
        from[..first].CopyTo(to);
        MergeInto(to[..from.Length], first, from[first..]);
    }

    // Two runs of one length: so many numbers come from their beginnings, and as many from their ends, so neither way meets the end of a run too soon.
    private static void MergeEqual(ReadOnlySpan<double> from, Span<double> to)
    {
        int width = from.Length / 2;
        ref double source = ref MemoryMarshal.GetReference(from);
        ref double target = ref MemoryMarshal.GetReference(to);
        nint left = 0, right = width, leftEnd = width - 1, rightEnd = (2 * width) - 1, last = (2 * width) - 1;
        for (nint at = 0; at < width; at++)
        {
            double low = Unsafe.Add(ref source, left), high = Unsafe.Add(ref source, right);
            Unsafe.Add(ref target, at) = double.MinNative(low, high);
            nint isRight = high < low ? 1 : 0;
            right += isRight;
            left += 1 - isRight;

            double low2 = Unsafe.Add(ref source, leftEnd), high2 = Unsafe.Add(ref source, rightEnd);
            Unsafe.Add(ref target, last - at) = double.MaxNative(low2, high2);
            nint isLeft = high2 < low2 ? 1 : 0;
            leftEnd -= isLeft;
            rightEnd -= 1 - isLeft;
        }
    }
}
