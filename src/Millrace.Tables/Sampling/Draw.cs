namespace Millrace.Tables;

/// <summary>What is made of 64 bits that are as good as random.</summary>
internal static class Draw
{
    /// <summary>A number from 0 to 1 (exclusive), one of 2⁵³.</summary>
    public static double Position(ulong bits) => (bits >> 11) * (1.0 / (1UL << 53));

    /// <summary>A whole number from 0 to a bound (exclusive).</summary>
    public static long Below(ulong bits, long bound) => (long)Math.BigMul(bits, (ulong)bound, out _);
}
