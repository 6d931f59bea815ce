using System.Globalization;
using System.Numerics;

namespace Millrace.Data.Tests.Files;

/// <summary>A number as it is, a fraction without common divisors: what conversions are held against.</summary>
internal readonly record struct Exact
{
    public Exact(BigInteger top, BigInteger bottom)
    {
        BigInteger divisor = BigInteger.GreatestCommonDivisor(top, bottom);
        (Top, Bottom) = divisor.IsZero ? (top, bottom) : (top / divisor, bottom / divisor);
    }

    public BigInteger Top { get; }

    public BigInteger Bottom { get; }

    public bool IsWhole => Bottom.IsOne;

    /// <summary>Whether a decimal of 96 bits and 28 digits after the point holds it.</summary>
    public bool IsDecimal
    {
        get
        {
            for (int scale = 0; scale <= 28; scale++)
            {
                BigInteger scaled = Top * BigInteger.Pow(10, scale);
                if ((scaled % Bottom).IsZero)
                    return BigInteger.Abs(scaled / Bottom).GetBitLength() <= 96;
            }

            return false;
        }
    }

    /// <summary>Digits, a point, an exponent.</summary>
    public static Exact Parse(string text)
    {
        int e = text.IndexOf('E', StringComparison.OrdinalIgnoreCase);
        int exponent = e < 0 ? 0 : int.Parse(text[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        string digits = e < 0 ? text : text[..e];
        int point = digits.IndexOf('.', StringComparison.Ordinal);
        if (point >= 0)
            (digits, exponent) = (digits.Remove(point, 1), exponent - (digits.Length - point - 1));
        var top = BigInteger.Parse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return exponent >= 0 ? new Exact(top * BigInteger.Pow(10, exponent), 1) : new Exact(top, BigInteger.Pow(10, -exponent));
    }

    /// <summary>A finite double, bit for bit.</summary>
    public static Exact Of(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)((bits >> 52) & 0x7FF);
        long fraction = bits & ((1L << 52) - 1);
        BigInteger top = exponent == 0 ? fraction : fraction | (1L << 52);
        int shift = Math.Max(exponent, 1) - 1075;
        top = bits < 0 ? -top : top;
        return shift >= 0 ? new Exact(top << shift, 1) : new Exact(top, BigInteger.One << -shift);
    }
}
