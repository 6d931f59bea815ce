namespace Millrace.Quality;

/// <summary>Whole numbers of 64 bits without a sign: the highest bit turned, so that they are in order.</summary>
internal readonly struct UnsignedCode : IWholeCode<ulong>
{
    private const ulong Highest = 1UL << 63;

    public static bool HasNumbers => true;

    public static bool HasFrequent => true;

    public static long Least => long.MinValue;

    public static long Most => long.MaxValue;

    public static long Encode(ulong value) => (long)(value ^ Highest);

    public static ulong Decode(long code) => (ulong)code ^ Highest;

    public static double ToNumber(long code) => Decode(code);
}
