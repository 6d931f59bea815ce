using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Millrace.Quality;

/// <summary>Blocks of whole numbers.</summary>
internal static class WholeBlocks
{
    /// <summary>The least and the greatest of numbers, at least one.</summary>
    public static (long Least, long Most) Ends(ReadOnlySpan<long> numbers)
    {
        long least = numbers[0], most = numbers[0];
        int done = 0;
        if (numbers.Length >= Vector256<long>.Count)
        {
            ref long start = ref MemoryMarshal.GetReference(numbers);
            Vector256<long> low = Vector256.LoadUnsafe(ref start), high = low;
            for (; done <= numbers.Length - Vector256<long>.Count; done += Vector256<long>.Count)
            {
                Vector256<long> some = Vector256.LoadUnsafe(ref start, (nuint)done);
                low = Vector256.Min(low, some);
                high = Vector256.Max(high, some);
            }

            for (int lane = 0; lane < Vector256<long>.Count; lane++)
                (least, most) = (Math.Min(least, low[lane]), Math.Max(most, high[lane]));
        }

        for (; done < numbers.Length; done++)
            (least, most) = (Math.Min(least, numbers[done]), Math.Max(most, numbers[done]));
        return (least, most);
    }
}
