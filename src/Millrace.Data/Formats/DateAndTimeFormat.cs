using System.Globalization;

namespace Millrace.Data;

/// <summary>Points in time without a zone.</summary>
internal sealed class DateAndTimeFormat : ValueFormat<DateTime>
{
    public override string Description => "a date and time (yyyy-MM-ddTHH:mm:ss)";

    public override bool TryParse(ReadOnlySpan<char> text, out DateTime value)
    {
        text = text.Trim();
        if (!ClockText.TryReadDate(ref text, out value))
            return false;
        if (text.IsEmpty)
            return true;
        if (text[0] is not ('T' or 't' or ' '))
            return false;
        text = text[1..];
        if (!ClockText.TryReadTime(ref text, out long time) || !ClockText.TryReadOffset(ref text, out long offset) || !text.IsEmpty)
            return false;
        long ticks = value.Ticks + time - offset;
        if (ticks < 0 || ticks > DateTime.MaxValue.Ticks)
            return false;
        value = new DateTime(ticks);
        return true;
    }

    public override bool TryFormat(DateTime value, Span<char> destination, out int written) =>
        value.TryFormat(destination, out written, "yyyy-MM-dd'T'HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture);
}
