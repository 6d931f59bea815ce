namespace Millrace.Data;

/// <summary>Reads points in time without anything around, and leaves everything else to the format.</summary>
/// <param name="format">The format.</param>
internal readonly struct DateAndTimeParser(DateAndTimeFormat format) : IFieldParser<DateTime>
{
    public bool TryParse(ReadOnlySpan<byte> padded, int length, out DateTime value) =>
        ClockBytes.TryReadDateAndTime(padded, length, out value) || ClockText.TryReadDateAndTime(padded[..length], out value)
        || format.TryParseAsText(padded[..length], out value);
}
