using System.Numerics;
using System.Runtime.CompilerServices;

namespace Millrace.Data;

/// <summary>
/// Large arrays that were given back, for whoever needs one next, on whatever thread. The shared pool keeps one of each length for the thread that gave it
/// back alone: work that goes from thread to thread would find none, and allocate as much as it holds each time that it runs.
/// </summary>
/// <typeparam name="T">The type of their elements.</typeparam>
internal static class LargeArrays<T>
{
    // Of a power of two elements each, by its exponent; the last given back is the next taken.
    private static readonly List<(T[] Array, long GivenAt)>[] s_byLength = [.. Enumerable.Range(0, 32).Select(static _ => new List<(T[], long)>())];

    static LargeArrays() => UnusedMemory.Add(Drop);

    /// <summary>Takes an array of a length; null where there is none.</summary>
    /// <param name="length">How long it is, a power of two.</param>
    public static T[]? Take(int length)
    {
        List<(T[] Array, long GivenAt)> arrays = s_byLength[BitOperations.Log2((uint)length)];
        lock (arrays)
        {
            if (arrays.Count == 0)
                return null;
            T[] last = arrays[^1].Array;
            arrays.RemoveAt(arrays.Count - 1);
            UnusedMemory.LetGo(BytesOf(last));
            return last;
        }
    }

    /// <summary>Gives an array back. It is kept as long as all that is kept is not too much.</summary>
    /// <param name="array">The array, whose length is a power of two.</param>
    public static void Give(T[] array)
    {
        if (!UnusedMemory.TryKeep(BytesOf(array)))
            return;
        List<(T[] Array, long GivenAt)> arrays = s_byLength[BitOperations.Log2((uint)array.Length)];
        lock (arrays)
            arrays.Add((array, UnusedMemory.Now));
    }

    private static long BytesOf(T[] array) => (long)array.Length * Unsafe.SizeOf<T>();

    /// <summary>Drops what nobody has taken since a time.</summary>
    private static void Drop(long since)
    {
        foreach (List<(T[] Array, long GivenAt)> arrays in s_byLength)
        {
            lock (arrays)
            {
                int old = 0;
                for (; old < arrays.Count && arrays[old].GivenAt < since; old++)
                    UnusedMemory.LetGo(BytesOf(arrays[old].Array));
                arrays.RemoveRange(0, old);
            }
        }
    }
}
