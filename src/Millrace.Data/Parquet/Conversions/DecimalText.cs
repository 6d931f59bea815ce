using System.Globalization;
using System.Text;

namespace Millrace.Data;

/// <summary>Decimals that are stored as their texts, where no digit is lost.</summary>
internal sealed class DecimalText : IBytesConversion<decimal>
{
    // What is no longer than this has no more digits than a decimal holds.
    private const int ShortText = 28;

    public bool TryConvert(ReadOnlySpan<byte> bytes, out decimal value)
    {
        if (!ValueFormats.Decimal.TryParse(bytes, out value))
            return false;
        if (!MayBeInexact(bytes))
            return true;

        // Where digits are rounded away, other ones are left.
        return Digits(Encoding.UTF8.GetString(bytes)) == Digits(value.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Whether a text may have more digits than a decimal holds.</summary>
    public static bool MayBeInexact(ReadOnlySpan<byte> bytes) => bytes.Length > ShortText || bytes.IndexOfAny((byte)'e', (byte)'E') >= 0;

    public string Show(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);

    /// <summary>The digits without zeros before and after them.</summary>
    private static string Digits(string text) =>
        string.Concat(text.TakeWhile(static letter => letter is not ('e' or 'E')).Where(char.IsAsciiDigit)).Trim('0');
}
