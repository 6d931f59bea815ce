using System.IO.Hashing;

namespace Millrace.Data;

/// <summary>Hashes of values in 64 bits, the same on every machine and in every version: they are stored within sketches.</summary>
internal static class ValueHash
{
    /// <summary>The hash of a text's UTF-8, or of bytes.</summary>
    public static ulong Of(ReadOnlySpan<byte> bytes) => XxHash3.HashToUInt64(bytes);

    /// <summary>The hash of a whole number; different ones have different hashes.</summary>
    public static ulong Of(long value) => Mix((ulong)value ^ 0x6A09E667F3BCC909UL);

    /// <summary>The hash of a key of 128 bits.</summary>
    public static ulong OfKey(UInt128 key) => Mix((ulong)key ^ Mix((ulong)(key >> 64)));

    /// <summary>The hash of a number: 0 and -0 are one value, and so is whatever is NaN.</summary>
    public static ulong Of(double value) => Of(double.IsNaN(value) ? BitConverter.DoubleToInt64Bits(double.NaN) : BitConverter.DoubleToInt64Bits(value + 0.0));

    /// <summary>The hashes of numbers.</summary>
    /// <param name="numbers">The numbers.</param>
    /// <param name="hashes">Where they go: at least as long.</param>
    public static void Of(ReadOnlySpan<double> numbers, Span<ulong> hashes)
    {
        hashes = hashes[..numbers.Length];
        for (int i = 0; i < hashes.Length; i++)
            hashes[i] = Of(numbers[i]);
    }

    /// <summary>Mixes 64 bits into 64 others, one to one (variant 13 of Stafford: Better Bit Mixing, 2011).</summary>
    public static ulong Mix(ulong bits)
    {
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9UL;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EBUL;
        return bits ^ (bits >> 31);
    }
}
