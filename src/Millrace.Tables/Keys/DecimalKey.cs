using System.Buffers.Binary;

namespace Millrace.Tables;

/// <summary>A decimal as 25 bytes: its sign, and its size in units of the 28th digit behind the point, all bits turned where it is negative.</summary>
internal static class DecimalKey
{
    private const int MostScale = 28;
    private const int Words = 6;

    public static void Write(Span<byte> to, decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        Span<uint> words = [(uint)bits[0], (uint)bits[1], (uint)bits[2], 0, 0, 0];
        int scale = (bits[3] >> 16) & 0xFF;
        bool isNegative = bits[3] < 0 && (bits[0] | bits[1] | bits[2]) != 0;
        for (int left = MostScale - scale; left > 0;)
        {
            // Nine digits at once are the most that a word takes.
            int digits = Math.Min(left, 9);
            Multiply(words, PowerOfTen(digits));
            left -= digits;
        }

        to[0] = isNegative ? (byte)0 : (byte)1;
        for (int i = 0; i < Words; i++)
            BinaryPrimitives.WriteUInt32BigEndian(to[(1 + ((Words - 1 - i) * sizeof(uint)))..], isNegative ? ~words[i] : words[i]);
    }

    private static void Multiply(Span<uint> words, uint factor)
    {
        ulong carry = 0;
        foreach (ref uint word in words)
        {
            carry += (ulong)word * factor;
            word = (uint)carry;
            carry >>= 32;
        }
    }

    private static uint PowerOfTen(int digits)
    {
        uint power = 1;
        for (int i = 0; i < digits; i++)
            power *= 10;
        return power;
    }
}
