using System.Globalization;
using System.Numerics;

namespace Millrace.Data;

/// <summary>Decimal numbers, none of whose digits is lost.</summary>
internal sealed class DecimalFormat : ValueFormat<decimal>
{
    // What is no longer than this, and has no exponent, has no more digits than a decimal holds.
    private const int ShortText = 28;

    public override string Description => "a decimal number of up to 28 digits";

    /// <summary>Whether a text may have more digits than a decimal holds: the runtime rounds them without a word.</summary>
    public static bool MayRound<TChar>(ReadOnlySpan<TChar> text)
        where TChar : unmanaged, IBinaryInteger<TChar> =>
        text.Length > ShortText || text.IndexOfAny(TChar.CreateTruncating('e'), TChar.CreateTruncating('E')) >= 0;

    public override bool TryParse(ReadOnlySpan<char> text, out decimal value) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && (!MayRound(text) || HasDigitsOf(text, value));

    public override bool TryParse(ReadOnlySpan<byte> utf8, out decimal value) => FieldParsing.TryParse(new DecimalParser(this), utf8, out value);

    internal override int ReadFields<TFields>(in TFields fields, Span<decimal> values, Span<ulong> validity, int first, ref int missing) =>
        FieldParsing.Read(new DecimalParser(this), fields, values, validity, first, ref missing);

    internal override string DescribeFault(ReadOnlySpan<char> text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
        ? "has more digits than a decimal holds"
        : base.DescribeFault(text);

    public override bool TryFormat(decimal value, Span<char> destination, out int written)
    {
        if (value != 0 || !decimal.IsNegative(value))
            return value.TryFormat(destination, out written, default, CultureInfo.InvariantCulture);

        // The runtime writes a zero with a sign without it, and what is read back would have other bits.
        written = 0;
        if (destination.IsEmpty || !decimal.Negate(value).TryFormat(destination[1..], out written, default, CultureInfo.InvariantCulture))
            return false;
        destination[0] = '-';
        written++;
        return true;
    }

    public override bool TryFormat(decimal value, Span<byte> utf8, out int written)
    {
        if (value != 0 || !decimal.IsNegative(value))
            return value.TryFormat(utf8, out written, default, CultureInfo.InvariantCulture);
        written = 0;
        if (utf8.IsEmpty || !decimal.Negate(value).TryFormat(utf8[1..], out written, default, CultureInfo.InvariantCulture))
            return false;
        utf8[0] = (byte)'-';
        written++;
        return true;
    }

    // Where digits are rounded away, other ones are left: zeros before and after them say nothing.
    private static bool HasDigitsOf(ReadOnlySpan<char> text, decimal value) =>
        Digits(text).SequenceEqual(Digits(value.ToString(CultureInfo.InvariantCulture)));

    private static ReadOnlySpan<char> Digits(ReadOnlySpan<char> text)
    {
        int exponent = text.IndexOfAny('e', 'E');
        char[] digits = new char[text.Length];
        int count = 0;
        foreach (char each in exponent < 0 ? text : text[..exponent])
        {
            if (char.IsAsciiDigit(each))
                digits[count++] = each;
        }

        return digits.AsSpan(0, count).Trim('0');
    }
}
