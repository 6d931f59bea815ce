using System.Globalization;

namespace Millrace.Data;

/// <summary>Decimal numbers.</summary>
internal sealed class DecimalFormat : ValueFormat<decimal>
{
    public override string Description => "a decimal number of up to 28 digits";

    public override bool TryParse(ReadOnlySpan<char> text, out decimal value) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);

    public override bool TryParse(ReadOnlySpan<byte> utf8, out decimal value) => FieldParsing.TryParse(new DecimalParser(this), utf8, out value);

    internal override int ReadFields<TFields>(in TFields fields, Span<decimal> values, Span<ulong> validity, int first, ref int missing) =>
        FieldParsing.Read(new DecimalParser(this), fields, values, validity, first, ref missing);

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
}
