using System.Globalization;
using System.Numerics;

namespace Millrace.Data;

/// <summary>The format's decimals: whole numbers and a scale (LogicalTypes.md, "DECIMAL").</summary>
internal static class UnscaledDecimal
{
    private const int MaxScale = 28;

    // Beyond these no number has a counterpart, and to write it down takes longer the longer it is.
    private const int MaxBytes = 64;

    public static bool TryConvert(long unscaled, int scale, out decimal value)
    {
        if (scale > MaxScale)
            return TryConvert(new BigInteger(unscaled), scale, out value);
        ulong digits = unscaled < 0 ? (ulong)-(unscaled + 1) + 1 : (ulong)unscaled;
        value = new decimal((int)digits, (int)(digits >> 32), 0, unscaled < 0, (byte)scale);
        return true;
    }

    /// <summary>Reads a number of any length, the most significant byte first.</summary>
    public static bool TryConvert(ReadOnlySpan<byte> bigEndian, int scale, out decimal value)
    {
        value = 0;
        bigEndian = WithoutSignBytes(bigEndian);
        if (bigEndian.Length > MaxBytes)
            return false;
        if (bigEndian.Length > sizeof(long))
            return TryConvert(new BigInteger(bigEndian, isUnsigned: false, isBigEndian: true), scale, out value);
        long unscaled = bigEndian.Length > 0 && (bigEndian[0] & 0x80) != 0 ? -1 : 0;
        foreach (byte each in bigEndian)
            unscaled = (unscaled << 8) | each;
        return TryConvert(unscaled, scale, out value);
    }

    /// <summary>Reads a whole number that may have more digits than a decimal.</summary>
    public static bool TryConvertWhole<T>(ReadOnlySpan<byte> bigEndian, int scale, out T value)
        where T : unmanaged, INumber<T>
    {
        value = default;
        bigEndian = WithoutSignBytes(bigEndian);
        if (bigEndian.Length > MaxBytes)
            return false;
        var unscaled = new BigInteger(bigEndian, isUnsigned: false, isBigEndian: true);
        (BigInteger whole, BigInteger rest) = scale == 0 ? (unscaled, BigInteger.Zero) : BigInteger.DivRem(unscaled, BigInteger.Pow(10, scale));
        value = T.CreateSaturating(whole);
        return rest.IsZero && BigInteger.CreateChecked(value) == whole;
    }

    /// <summary>A decimal as a number of another type, exactly.</summary>
    public static bool TryConvert<T>(decimal value, out T number)
        where T : unmanaged, INumber<T>
    {
        if (typeof(T) == typeof(decimal))
        {
            number = T.CreateTruncating(value);
            return true;
        }

        Span<T> one = stackalloc T[1];
        bool fits = default(ExactNumber<decimal, T>).Convert([value], one) < 0;
        number = one[0];
        return fits;
    }

    /// <summary>The number as a person writes it.</summary>
    public static string Show(BigInteger unscaled, int scale)
    {
        string digits = BigInteger.Abs(unscaled).ToString(CultureInfo.InvariantCulture).PadLeft(scale + 1, '0');
        string sign = unscaled.Sign < 0 ? "-" : "";
        return scale == 0 ? sign + digits : $"{sign}{digits[..^scale]}.{digits[^scale..]}";
    }

    /// <summary>The number as a person writes it, or, where it is very long, its bytes.</summary>
    public static string Show(ReadOnlySpan<byte> bigEndian, int scale)
    {
        bigEndian = WithoutSignBytes(bigEndian);
        return bigEndian.Length <= MaxBytes
            ? Show(new BigInteger(bigEndian, isUnsigned: false, isBigEndian: true), scale)
            : $"0x{Convert.ToHexString(bigEndian[..16])}… ({bigEndian.Length} bytes)";
    }

    private static ReadOnlySpan<byte> WithoutSignBytes(ReadOnlySpan<byte> bigEndian)
    {
        while (bigEndian.Length > 1 && ((bigEndian[0] == 0 && bigEndian[1] < 0x80) || (bigEndian[0] == 0xFF && bigEndian[1] >= 0x80)))
            bigEndian = bigEndian[1..];
        return bigEndian;
    }

    // Zeros at the end are no digits: what is left must fit 96 bits and 28 digits after the point.
    private static bool TryConvert(BigInteger unscaled, int scale, out decimal value)
    {
        while (scale > 0 && (scale > MaxScale || BigInteger.Abs(unscaled).GetBitLength() > 96))
        {
            var (quotient, remainder) = BigInteger.DivRem(unscaled, 10);
            if (!remainder.IsZero)
                break;
            (unscaled, scale) = (quotient, scale - 1);
        }

        value = 0;
        BigInteger digits = BigInteger.Abs(unscaled);
        if (scale > MaxScale || digits.GetBitLength() > 96)
            return false;
        value = new decimal(
            (int)(uint)(digits & uint.MaxValue),
            (int)(uint)((digits >> 32) & uint.MaxValue),
            (int)(uint)((digits >> 64) & uint.MaxValue),
            unscaled.Sign < 0,
            (byte)scale);
        return true;
    }
}
