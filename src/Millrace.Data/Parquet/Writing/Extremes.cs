using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Millrace.Data;

/// <summary>Least and greatest values, as a footer tells them (parquet.thrift, "Statistics" and "ColumnOrder").</summary>
internal static class Extremes
{
    // Longer texts are cut: whoever looks for rows by them needs no more.
    private const int MaxBytes = 64;

    /// <summary>Those of numbers. NaN is neither; zeros are told with the sign that excludes none.</summary>
    public static ChunkStatistics Of<T>(ReadOnlySpan<T> values, long nulls)
        where T : unmanaged, INumber<T>
    {
        if (!TryFind(values, out T least, out T greatest))
            return new ChunkStatistics { NullCount = nulls };
        if (T.IsZero(least))
            least = -T.Zero;
        if (T.IsZero(greatest))
            greatest = T.Zero;
        return new ChunkStatistics
        {
            Min = Bytes(least),
            Max = Bytes(greatest),
            IsMinExact = true,
            IsMaxExact = true,
            NullCount = nulls,
        };
    }

    /// <summary>Those of strings of bytes, compared as unsigned bytes.</summary>
    public static ChunkStatistics Of(ReadOnlySpan<byte> least, ReadOnlySpan<byte> greatest, long nulls, bool isText)
    {
        byte[] min = least[..CutLength(least, isText)].ToArray();
        byte[]? max = greatest[..CutLength(greatest, isText)].ToArray();
        bool isMaxExact = max.Length == greatest.Length;
        if (!isMaxExact && !TryIncrease(ref max, isText))
            max = null;
        return new ChunkStatistics
        {
            Min = min,
            Max = max,
            IsMinExact = min.Length == least.Length,
            IsMaxExact = isMaxExact,
            NullCount = nulls,
        };
    }

    /// <summary>The least and the greatest of numbers; NaN is neither, and which zero it is is left open.</summary>
    /// <returns>Whether there is a number.</returns>
    public static bool TryFind<T>(ReadOnlySpan<T> values, out T least, out T greatest)
        where T : unmanaged, INumber<T>
    {
        least = greatest = default;
        int first = 0;
        while (first < values.Length && T.IsNaN(values[first]))
            first++;
        if (first == values.Length)
            return false;
        least = greatest = values[first];
        int i = first;
        if (values.Length - i >= 4 * Vector<T>.Count)
        {
            var low = new Vector<T>(least);
            Vector<T> high = low;
            for (; i <= values.Length - Vector<T>.Count; i += Vector<T>.Count)
            {
                var next = new Vector<T>(values[i..]);

                // Comparisons with NaN are false, so it takes no place.
                low = Vector.ConditionalSelect(Vector.LessThan(next, low), next, low);
                high = Vector.ConditionalSelect(Vector.GreaterThan(next, high), next, high);
            }

            for (int lane = 0; lane < Vector<T>.Count; lane++)
            {
                least = low[lane] < least ? low[lane] : least;
                greatest = high[lane] > greatest ? high[lane] : greatest;
            }
        }

        for (; i < values.Length; i++)
        {
            least = values[i] < least ? values[i] : least;
            greatest = values[i] > greatest ? values[i] : greatest;
        }

        return true;
    }

    private static byte[] Bytes<T>(T value)
        where T : unmanaged
    {
        byte[] bytes = new byte[Unsafe.SizeOf<T>()];
        MemoryMarshal.Write(bytes, value);
        return bytes;
    }

    // A text is cut before a character begins.
    private static int CutLength(ReadOnlySpan<byte> bytes, bool isText)
    {
        if (bytes.Length <= MaxBytes)
            return bytes.Length;
        int length = MaxBytes;
        while (isText && length > 0 && (bytes[length] & 0xC0) == 0x80)
            length--;
        return length;
    }

    /// <summary>Makes of a beginning the least bytes that are above all that begin so; of a text, where it stays one.</summary>
    private static bool TryIncrease(ref byte[] bytes, bool isText)
    {
        for (int i = bytes.Length - 1; i >= 0; i--)
        {
            // Only characters of a byte can be increased without asking what characters there are.
            if (isText ? bytes[i] < 0x7F : bytes[i] < 0xFF)
            {
                bytes = bytes[..(i + 1)];
                bytes[i]++;
                return true;
            }
        }

        return false;
    }
}
