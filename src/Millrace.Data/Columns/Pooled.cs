using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Millrace.Data;

/// <summary>Arrays of the shared pool that grow. Whoever holds one gives it back; what lies beyond the used part is unspecified.</summary>
internal static class Pooled
{
    private const int Least = 16;

    // Larger arrays are made as long as they are asked for.
    private const long MostRounded = 1L << 30;

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

        T[] larger = ArrayPool<T>.Shared.Rent(Math.Max(Math.Max(needed, Least), (int)Math.Min(2L * used, Array.MaxLength)));
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
            ArrayPool<T>.Shared.Return(array);
        array = [];
    }
}
