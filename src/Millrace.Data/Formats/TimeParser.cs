namespace Millrace.Data;

/// <summary>Reads times of day without anything around, and leaves everything else to the format.</summary>
/// <param name="format">The format.</param>
internal readonly struct TimeParser(TimeFormat format) : IFieldParser<TimeOnly>
{
    public bool TryParse(ReadOnlySpan<byte> padded, int length, out TimeOnly value)
    {
        ReadOnlySpan<byte> text = padded[..length];
        if (!ClockText.TryReadTime(ref text, out long ticks) || !text.IsEmpty)
            return format.TryParseAsText(padded[..length], out value);
        value = new TimeOnly(ticks);
        return true;
    }
}
