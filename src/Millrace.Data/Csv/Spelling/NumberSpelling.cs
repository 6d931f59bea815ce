using System.Text;

namespace Millrace.Data;

/// <summary>Numbers with another decimal separator, or with separators between thousands, which must stand where they belong.</summary>
/// <param name="options">Which separators.</param>
internal sealed class NumberSpelling(CsvOptions options) : CsvSpelling
{
    private const int GroupDigits = 3;

    private readonly byte[] _decimals = Encoding.UTF8.GetBytes([options.DecimalSeparator]);
    private readonly byte[] _thousands = options.ThousandsSeparator is { } separator ? Encoding.UTF8.GetBytes([separator]) : [];

    public override int Respell(ReadOnlySpan<byte> text, Span<byte> usual)
    {
        text = text.Trim(" \t"u8);
        int length = 0;
        int digits = 0;
        bool isGrouped = false;
        bool isWhole = true;
        while (!text.IsEmpty)
        {
            int taken = 1;
            if (isWhole && char.IsAsciiDigit((char)text[0]))
            {
                digits++;
                usual[length++] = text[0];
            }
            else if (isWhole && _thousands.Length > 0 && text.StartsWith(_thousands) && digits > 0)
            {
                // A number of thousands does not begin with a zero: what does, such as 0.123, was written with another separator in mind.
                if (digits > GroupDigits || (isGrouped ? digits < GroupDigits : usual[length - digits] == '0'))
                    return -1;
                (isGrouped, digits, taken) = (true, 0, _thousands.Length);
            }
            else
            {
                // Whatever ends the digits before the decimals ends their groups.
                if (isWhole && isGrouped && digits != GroupDigits)
                    return -1;
                bool isDecimals = text.StartsWith(_decimals);
                if ((isDecimals && !isWhole) || (!isDecimals && text[0] is (byte)'.' or (byte)','))
                    return -1;
                isWhole &= digits == 0 && !isGrouped && !isDecimals;
                usual[length++] = isDecimals ? (byte)'.' : text[0];
                taken = isDecimals ? _decimals.Length : 1;
            }

            text = text[taken..];
        }

        return isWhole && isGrouped && digits != GroupDigits ? -1 : length;
    }
}
