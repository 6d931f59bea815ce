using System.Buffers;

namespace Millrace.Data;

/// <summary>Arrays of the shared pool that grow. Whoever holds one gives it back; what lies beyond the used part is unspecified.</summary>
internal static class Pooled
{
    private const int Least = 16;

    /// <summary>Makes room: the used part moves along, the old array goes back.</summary>
    public static void Grow<T>(ref T[] array, int used, int needed)
    {
        if (needed <= array.Length)
            return;
        T[] larger = ArrayPool<T>.Shared.Rent(Math.Max(Math.Max(needed, Least), (int)Math.Min(2L * used, Array.MaxLength)));
        array.AsSpan(0, used).CopyTo(larger);
        Return(ref array);
        array = larger;
    }

    /// <summary>Gives an array back.</summary>
    public static void Return<T>(ref T[] array)
    {
        if (array.Length > 0)
            ArrayPool<T>.Shared.Return(array);
        array = [];
    }
}
