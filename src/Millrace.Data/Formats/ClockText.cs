using System.Numerics;

namespace Millrace.Data;

/// <summary>Reads the parts of ISO 8601 dates and times (extended format), each from the front of a text in UTF-16 or UTF-8.</summary>
internal static class ClockText
{
    /// <summary>A date, alone or with a time behind a T or a space, as the clock in UTC shows it where the text has an offset.</summary>
    public static bool TryReadDateAndTime<TChar>(ReadOnlySpan<TChar> text, out DateTime value)
        where TChar : unmanaged, IBinaryInteger<TChar>
    {
        if (!TryReadDate(ref text, out value))
            return false;
        if (text.IsEmpty)
            return true;
        if (Of(text[0]) is not ('T' or 't' or ' '))
            return false;
        text = text[1..];
        if (!TryReadTime(ref text, out long time) || !TryReadOffset(ref text, out long offset) || !text.IsEmpty)
            return false;
        long ticks = value.Ticks + time - offset;
        if (ticks < 0 || ticks > DateTime.MaxValue.Ticks)
            return false;
        value = new DateTime(ticks);
        return true;
    }

    public static bool TryReadDate<TChar>(ref ReadOnlySpan<TChar> text, out DateTime date)
        where TChar : unmanaged, IBinaryInteger<TChar>
    {
        date = default;
        if (text.Length < 10 || Of(text[4]) != '-' || Of(text[7]) != '-'
            || !TryReadDigits(text[..4], out int year) || !TryReadDigits(text.Slice(5, 2), out int month) || !TryReadDigits(text.Slice(8, 2), out int day)
            || year is < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return false;
        date = new DateTime(year, month, day);
        text = text[10..];
        return true;
    }

    public static bool TryReadTime<TChar>(ref ReadOnlySpan<TChar> text, out long ticks)
        where TChar : unmanaged, IBinaryInteger<TChar>
    {
        if (!TryReadHourAndMinute(ref text, out ticks))
            return false;
        if (text.IsEmpty || Of(text[0]) != ':')
            return true;
        if (text.Length < 3 || !TryReadDigits(text.Slice(1, 2), out int second) || second > 59)
            return false;
        ticks += second * TimeSpan.TicksPerSecond;
        text = text[3..];
        return text.IsEmpty || Of(text[0]) != '.' || TryReadFraction(ref text, ref ticks);
    }

    /// <summary>Nothing, Z, or a signed hh:mm; the ticks by which the text's clock is ahead of UTC.</summary>
    public static bool TryReadOffset<TChar>(ref ReadOnlySpan<TChar> text, out long ticks)
        where TChar : unmanaged, IBinaryInteger<TChar>
    {
        ticks = 0;
        if (text.IsEmpty)
            return true;
        char sign = Of(text[0]);
        text = text[1..];
        if (sign is 'Z' or 'z')
            return true;
        if (sign is not ('+' or '-') || !TryReadHourAndMinute(ref text, out ticks))
            return false;
        ticks = sign == '-' ? -ticks : ticks;
        return true;
    }

    private static bool TryReadHourAndMinute<TChar>(ref ReadOnlySpan<TChar> text, out long ticks)
        where TChar : unmanaged, IBinaryInteger<TChar>
    {
        ticks = 0;
        if (text.Length < 5 || Of(text[2]) != ':' || !TryReadDigits(text[..2], out int hour) || !TryReadDigits(text.Slice(3, 2), out int minute)
            || hour > 23 || minute > 59)
            return false;
        ticks = (hour * TimeSpan.TicksPerHour) + (minute * TimeSpan.TicksPerMinute);
        text = text[5..];
        return true;
    }

    private static bool TryReadFraction<TChar>(ref ReadOnlySpan<TChar> text, ref long ticks)
        where TChar : unmanaged, IBinaryInteger<TChar>
    {
        ReadOnlySpan<TChar> digits = text[1..];
        int length = 0;
        while (length < digits.Length && char.IsAsciiDigit(Of(digits[length])))
            length++;
        if (length is 0 or > 9)
            return false;
        long unit = TimeSpan.TicksPerSecond;
        for (int i = 0; i < Math.Min(length, 6); i++)
            ticks += (Of(digits[i]) - '0') * (unit /= 10);
        text = digits[length..];
        return true;
    }

    private static bool TryReadDigits<TChar>(ReadOnlySpan<TChar> digits, out int value)
        where TChar : unmanaged, IBinaryInteger<TChar>
    {
        value = 0;
        foreach (TChar each in digits)
        {
            int digit = Of(each) - '0';
            if ((uint)digit > 9)
                return false;
            value = (value * 10) + digit;
        }

        return true;
    }

    private static char Of<TChar>(TChar character)
        where TChar : unmanaged, IBinaryInteger<TChar> => (char)ushort.CreateTruncating(character);
}
