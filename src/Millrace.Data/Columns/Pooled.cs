using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Millrace.Data;

/// <summary>Arrays of pools, which may grow. Whoever holds one gives it back; what lies beyond the used part is unspecified.</summary>
internal static class Pooled
{
    private const int Least = 16;
    private const string Reason = "Which array it is makes no difference: what is read of one was written to it before.";

    // Larger arrays are made as long as they are asked for.
    private const long MostRounded = 1L << 30;

    // From so many bytes on the pool is that of all threads.
    private const int LeastLarge = 1 << 17;

    /// <summary>Takes an array.</summary>
    /// <param name="length">How long it is at least.</param>
    [Deterministic(Reason)]
    public static T[] Rent<T>(int length)
    {
        long rounded = LengthOf(length);
        if (IsLarge<T>(rounded) && rounded <= MostRounded && LargeArrays<T>.Take((int)rounded) is { } array)
        {
            LargeArrayEvents.Log.Taken((long)array.Length * Unsafe.SizeOf<T>());
            return array;
        }

        return ArrayPool<T>.Shared.Rent(length);
    }

    /// <summary>Gives an array back.</summary>
    /// <param name="array">The array.</param>
    [Deterministic(Reason)]
    public static void Return<T>(T[] array)
    {
        if (IsLarge<T>(array.Length) && BitOperations.IsPow2(array.Length))
        {
            LargeArrayEvents.Log.Given((long)array.Length * Unsafe.SizeOf<T>());
            LargeArrays<T>.Give(array);
            return;
        }

        ArrayPool<T>.Shared.Return(array);
    }

    /// <summary>Makes room: the used part moves along, the old array goes back.</summary>
    /// <param name="array">The array.</param>
    /// <param name="used">How much of it is used.</param>
    /// <param name="needed">How much room there must be; a negative number stands for a sum that became too large for its type.</param>
    /// <exception cref="DataException">No array is so large.</exception>
    public static void Grow<T>(ref T[] array, int used, int needed)
    {
        if ((uint)needed <= (uint)array.Length)
            return;
        if ((uint)needed > (uint)Array.MaxLength)
        {
            throw new DataException(
                $"{(uint)needed} values or bytes would lie in one piece, which holds at most {Array.MaxLength}: take smaller batches or row groups.");
        }

        T[] larger = Rent<T>(Math.Max(Math.Max(needed, Least), (int)Math.Min(2L * used, Array.MaxLength)));
        array.AsSpan(0, used).CopyTo(larger);
        Return(ref array);
        array = larger;
    }

    /// <summary>
    /// Bytes of memory that an array takes once it has grown by <see cref="Grow"/>, with those of the array that it grew out of, as the pool keeps it.
    /// </summary>
    /// <param name="array">The array.</param>
    /// <param name="used">How much of it is used.</param>
    /// <param name="needed">How much room there must be.</param>
    public static long HeldWith<T>(T[] array, int used, long needed) =>
        (array.Length + (needed <= array.Length ? 0 : LengthOf(Math.Max(Math.Max(needed, Least), 2L * used)))) * Unsafe.SizeOf<T>();

    /// <summary>How long the pool makes an array of so many elements.</summary>
    public static long LengthOf(long needed) => needed > MostRounded ? needed : (long)BitOperations.RoundUpToPowerOf2((ulong)needed);

    /// <summary>Gives an array back.</summary>
    public static void Return<T>(ref T[] array)
    {
        if (array.Length > 0)
            Return(array);
        array = [];
    }

    private static bool IsLarge<T>(long length) => length * Unsafe.SizeOf<T>() >= LeastLarge;
}
