using System.Globalization;

namespace Millrace.Data;

/// <summary>Decimal numbers.</summary>
internal sealed class DecimalFormat : ValueFormat<decimal>
{
    public override string Description => "a decimal number of up to 28 digits";

    public override bool TryParse(ReadOnlySpan<char> text, out decimal value) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);

    public override bool TryFormat(decimal value, Span<char> destination, out int written) =>
        value.TryFormat(destination, out written, default, CultureInfo.InvariantCulture);
}
