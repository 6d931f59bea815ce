using System.Globalization;
using System.Text;

namespace Millrace.Data;

/// <summary>Reads decimal numbers from ASCII, and leaves everything else to the format.</summary>
/// <param name="format">The format.</param>
internal readonly struct DecimalParser(DecimalFormat format) : IFieldParser<decimal>
{
    public bool TryParse(ReadOnlySpan<byte> padded, int length, out decimal value) => Ascii.IsValid(padded[..length])
        ? decimal.TryParse(padded[..length], NumberStyles.Float, CultureInfo.InvariantCulture, out value)
        : format.TryParseAsText(padded[..length], out value);
}
