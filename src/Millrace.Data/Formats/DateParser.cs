namespace Millrace.Data;

/// <summary>Reads dates without anything around, and leaves everything else to the format.</summary>
/// <param name="format">The format.</param>
internal readonly struct DateParser(DateFormat format) : IFieldParser<DateOnly>
{
    public bool TryParse(ReadOnlySpan<byte> padded, int length, out DateOnly value)
    {
        if (length != ClockBytes.DateLength || !ClockBytes.TryReadDate(padded, out DateTime date))
            return format.TryParseAsText(padded[..length], out value);
        value = DateOnly.FromDateTime(date);
        return true;
    }
}
