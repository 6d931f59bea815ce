using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;

namespace Millrace.Data;

/// <summary>
/// Reads numbers of few digits without an exponent: digits and power of ten are exact as doubles, so that their quotient is the nearest double
/// (Clinger, "How to read floating point numbers accurately", 1990). Everything else is left to the format.
/// </summary>
/// <typeparam name="T">The number's type.</typeparam>
/// <param name="format">The format.</param>
internal readonly struct FloatParser<T>(FloatFormat<T> format) : IFieldParser<T>
    where T : struct, IBinaryFloatingPointIeee754<T>, IMinMaxValue<T>
{
    private const int WordLength = 8;
    private const int MostDigits = 18;
    private const long LargestExact = 1L << 53;
    private const int DoubleBits = 52;
    private const int SingleBits = 23;
    private const int HalfBits = 10;
    private const double LeastNormalHalf = 6.103515625e-5;
    private const double MostHalf = 65504;
    private const ulong Points = 0x2E2E2E2E2E2E2E2E;
    private const ulong Ones = 0x0101010101010101;
    private const ulong HighBits = 0x8080808080808080;

    private static readonly SearchValues<byte> s_usual = SearchValues.Create("0123456789.-eE"u8);
    private static readonly double[] s_powers =
        [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18];

    public bool TryParse(ReadOnlySpan<byte> padded, int length, out T value)
    {
        int sign = padded[0] == '-' && length > 0 ? 1 : 0;
        ReadOnlySpan<byte> digits = padded[sign..];
        bool isRead = length - sign <= WordLength
            ? TryReadWord(BinaryPrimitives.ReadUInt64LittleEndian(digits), length - sign, out long number, out int decimals)
            : TryReadDigits(digits[..(length - sign)], out number, out decimals);
        if (isRead && TryRound(number / s_powers[decimals], out value))
        {
            value = sign == 0 ? value : -value;
            return true;
        }

        return Fall(padded[..length], out value);
    }

    private static bool TryReadWord(ulong bytes, int length, out long number, out int decimals)
    {
        // The lowest high bit marks the first point; what lies above it may be wrong.
        ulong points = bytes ^ Points;
        int point = BitOperations.TrailingZeroCount((points - Ones) & ~points & HighBits) >> 3;
        decimals = 0;
        if (point < length)
        {
            ulong before = (1UL << (8 * point)) - 1;
            bytes = (bytes & before) | ((bytes >> 8) & ~before);
            length--;
            decimals = length - point;
        }

        bool isNumber = DigitBytes.TryRead(bytes, length, out uint value) & length > 0;
        number = value;
        return isNumber;
    }

    private static bool TryReadDigits(ReadOnlySpan<byte> text, out long number, out int decimals)
    {
        number = 0;
        decimals = 0;
        if (text.Length > MostDigits)
            return false;
        int point = -1;
        for (int i = 0; i < text.Length; i++)
        {
            int digit = text[i] - '0';
            if ((uint)digit <= 9)
                number = (number * 10) + digit;
            else if (text[i] == '.' && point < 0)
                point = i;
            else
                return false;
        }

        decimals = point < 0 ? 0 : text.Length - 1 - point;
        return number <= LargestExact;
    }

    // From double to a narrower type it is rounded again: wrong only where the double lies in the middle between two of its numbers, but its text may
    // not. What a Half holds with fewer digits than others, or not at all, has its middles elsewhere.
    private static bool TryRound(double number, out T value)
    {
        value = T.CreateTruncating(number);
        if (typeof(T) == typeof(double))
            return true;
        if (typeof(T) == typeof(float))
            return !IsMiddle(number, SingleBits);
        return number is 0 or (>= LeastNormalHalf and < MostHalf) && !IsMiddle(number, HalfBits);
    }

    private static bool IsMiddle(double number, int bits)
    {
        int cut = DoubleBits - bits;
        return (BitConverter.DoubleToUInt64Bits(number) & ((1UL << cut) - 1)) == 1UL << (cut - 1);
    }

    private bool Fall(ReadOnlySpan<byte> text, out T value)
    {
        value = default;
        return text.ContainsAnyExcept(s_usual)
            ? format.TryParseAsText(text, out value)
            : T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && !T.IsInfinity(value);
    }
}
