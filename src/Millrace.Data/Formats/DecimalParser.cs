using System.Globalization;
using System.Text;

namespace Millrace.Data;

/// <summary>Reads decimal numbers of few digits from ASCII, and leaves everything else to the format.</summary>
/// <param name="format">The format.</param>
internal readonly struct DecimalParser(DecimalFormat format) : IFieldParser<decimal>
{
    public bool TryParse(ReadOnlySpan<byte> padded, int length, out decimal value)
    {
        ReadOnlySpan<byte> text = padded[..length];
        return Ascii.IsValid(text) && !DecimalFormat.MayRound(text)
            ? decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value)
            : format.TryParseAsText(text, out value);
    }
}
