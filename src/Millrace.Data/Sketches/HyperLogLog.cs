using System.Numerics;

namespace Millrace.Data;

/// <summary>
/// Estimates how many different hashes there were (Flajolet, Fusy, Gandouet, Meunier: HyperLogLog, 2007) by the estimator of Ertl (New Cardinality
/// Estimation Algorithms for HyperLogLog Sketches, 2017), which needs no table of corrections at any number.
/// </summary>
internal static class HyperLogLog
{
    /// <summary>How many registers there are, of a byte each.</summary>
    public const int Registers = 1 << Bits;

    // Bits of a hash that choose a register. The others give its value, up to Highest.
    private const int Bits = 14;
    private const int Highest = 64 - Bits + 1;

    public static void Add(Span<byte> registers, ulong hash)
    {
        int index = (int)(hash >> (64 - Bits));
        int zeros = BitOperations.LeadingZeroCount((hash << Bits) | (1UL << (Bits - 1)));
        if (registers[index] <= zeros)
            registers[index] = (byte)(zeros + 1);
    }

    public static bool IsPossible(byte register) => register <= Highest;

    public static double Estimate(ReadOnlySpan<byte> registers)
    {
        Span<int> counts = stackalloc int[Highest + 1];
        counts.Clear();
        foreach (byte register in registers)
            counts[register]++;
        double size = registers.Length;
        double sum = size * Tau(1 - (counts[Highest] / size));
        for (int value = Highest - 1; value >= 1; value--)
            sum = 0.5 * (sum + counts[value]);
        sum += size * Sigma(counts[0] / size);
        return size * size / (2 * Math.Log(2) * sum);
    }

    // What registers that no hash has met add, by their share.
    private static double Sigma(double share)
    {
        if (share == 1)
            return double.PositiveInfinity;
        double sum = share, power = share, factor = 1;
        for (double before = -1; sum != before; factor += factor)
        {
            before = sum;
            power *= power;
            sum += power * factor;
        }

        return sum;
    }

    // What registers at their end add, by the share of the others.
    private static double Tau(double share)
    {
        if (share is 0 or 1)
            return 0;
        double sum = 1 - share, root = share, factor = 1;
        for (double before = -1; sum != before;)
        {
            before = sum;
            root = Math.Sqrt(root);
            factor *= 0.5;
            sum -= (1 - root) * (1 - root) * factor;
        }

        return sum / 3;
    }
}
