using System.Globalization;
using System.Numerics;

namespace Millrace.Data;

/// <summary>
/// Binary floating-point numbers as decimals and back. Whole numbers are the same to the last digit; others have the digits that a person writes, the
/// fewest that tell a number from its neighbours: 0.1 is 0.1 in both.
/// </summary>
internal static class FloatDigits
{
    private const int MaxText = 64;

    // So many digits come back from a double, and so small a power of ten is exact in it.
    private const ulong DoubleDigits = 1_000_000_000_000_000;
    private const int DoubleScale = 22;
    private static readonly Int128 s_aboveDecimal = (Int128)decimal.MaxValue + 1;

    public static bool TryConvert<T>(T number, out decimal value)
        where T : unmanaged, INumber<T>
    {
        value = 0;
        if (!T.IsFinite(number) || T.Abs(number) >= T.CreateSaturating(s_aboveDecimal))
            return false;
        if (T.IsInteger(number))
        {
            value = (decimal)Int128.CreateTruncating(number);
            return true;
        }

        // What has more digits after its point than a decimal is rounded, and comes back as another number.
        Span<char> text = stackalloc char[MaxText];
        return number.TryFormat(text, out int length, default, CultureInfo.InvariantCulture)
            && decimal.TryParse(text[..length], NumberStyles.Float, CultureInfo.InvariantCulture, out value)
            && Parse<T>(value) == number;
    }

    public static bool TryConvert<T>(decimal value, out T number)
        where T : unmanaged, INumber<T>
    {
        if (typeof(T) == typeof(double) && IsShort(value))
        {
            number = T.CreateTruncating(value);
            return true;
        }

        number = Parse<T>(value);
        return TryConvert(number, out decimal back) && back == value;
    }

    private static T Parse<T>(decimal value)
        where T : unmanaged, INumber<T>
    {
        Span<char> text = stackalloc char[MaxText];
        value.TryFormat(text, out int length, default, CultureInfo.InvariantCulture);
        return T.Parse(text[..length], NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    /// <summary>Whether one division of two exact numbers makes the nearest double, whose digits are the decimal's.</summary>
    private static bool IsShort(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        ulong low = ((ulong)(uint)bits[1] << 32) | (uint)bits[0];
        return bits[2] == 0 && low < DoubleDigits && ((bits[3] >> 16) & 0xFF) <= DoubleScale;
    }
}
