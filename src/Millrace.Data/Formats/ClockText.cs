namespace Millrace.Data;

/// <summary>Reads the parts of ISO 8601 dates and times (extended format), each from the front of a text.</summary>
internal static class ClockText
{
    public static bool TryReadDate(ref ReadOnlySpan<char> text, out DateTime date)
    {
        date = default;
        if (text.Length < 10 || text[4] != '-' || text[7] != '-'
            || !TryReadDigits(text[..4], out int year) || !TryReadDigits(text.Slice(5, 2), out int month) || !TryReadDigits(text.Slice(8, 2), out int day)
            || year is < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return false;
        date = new DateTime(year, month, day);
        text = text[10..];
        return true;
    }

    public static bool TryReadTime(ref ReadOnlySpan<char> text, out long ticks)
    {
        if (!TryReadHourAndMinute(ref text, out ticks))
            return false;
        if (text.IsEmpty || text[0] != ':')
            return true;
        if (text.Length < 3 || !TryReadDigits(text.Slice(1, 2), out int second) || second > 59)
            return false;
        ticks += second * TimeSpan.TicksPerSecond;
        text = text[3..];
        return text.IsEmpty || text[0] != '.' || TryReadFraction(ref text, ref ticks);
    }

    /// <summary>Nothing, Z, or a signed hh:mm; the ticks by which the text's clock is ahead of UTC.</summary>
    public static bool TryReadOffset(ref ReadOnlySpan<char> text, out long ticks)
    {
        ticks = 0;
        if (text.IsEmpty)
            return true;
        char sign = text[0];
        text = text[1..];
        if (sign is 'Z' or 'z')
            return true;
        if (sign is not ('+' or '-') || !TryReadHourAndMinute(ref text, out ticks))
            return false;
        ticks = sign == '-' ? -ticks : ticks;
        return true;
    }

    private static bool TryReadHourAndMinute(ref ReadOnlySpan<char> text, out long ticks)
    {
        ticks = 0;
        if (text.Length < 5 || text[2] != ':' || !TryReadDigits(text[..2], out int hour) || !TryReadDigits(text.Slice(3, 2), out int minute)
            || hour > 23 || minute > 59)
            return false;
        ticks = (hour * TimeSpan.TicksPerHour) + (minute * TimeSpan.TicksPerMinute);
        text = text[5..];
        return true;
    }

    private static bool TryReadFraction(ref ReadOnlySpan<char> text, ref long ticks)
    {
        ReadOnlySpan<char> digits = text[1..];
        int length = 0;
        while (length < digits.Length && char.IsAsciiDigit(digits[length]))
            length++;
        if (length is 0 or > 9)
            return false;
        long unit = TimeSpan.TicksPerSecond;
        for (int i = 0; i < Math.Min(length, 6); i++)
            ticks += (digits[i] - '0') * (unit /= 10);
        text = digits[length..];
        return true;
    }

    private static bool TryReadDigits(ReadOnlySpan<char> digits, out int value)
    {
        value = 0;
        foreach (char digit in digits)
        {
            if (!char.IsAsciiDigit(digit))
                return false;
            value = (value * 10) + (digit - '0');
        }

        return true;
    }
}
