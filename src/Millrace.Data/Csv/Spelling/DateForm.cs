using System.Diagnostics.CodeAnalysis;

namespace Millrace.Data;

/// <summary>A form in which dates are written, the same in every culture.</summary>
internal sealed class DateForm
{
    private const int CenturyTurn = 69;
    private const int KeptDecimals = 6;
    private const int HalfDay = 12;

    private readonly DateField[] _fields;

    private DateForm(string text, DateField[] fields) => (Text, _fields) = (text, fields);

    /// <summary>The form as it was given.</summary>
    public string Text { get; }

    /// <summary>Whether it has a time of day.</summary>
    public bool HasTime => _fields.Any(static each => each.Part is DatePart.Hour or DatePart.HalfHour);

    private static ReadOnlySpan<byte> Months => "janfebmaraprmayjunjulaugsepoctnovdec"u8;

    /// <summary>Takes a form that was looked at before.</summary>
    public static DateForm Parse(string text) =>
        TryParse(text, out DateForm? form, out string problem) ? form : throw new ArgumentException(problem, nameof(text));

    /// <summary>Takes a form.</summary>
    /// <param name="text">The form.</param>
    /// <param name="form">Gets it.</param>
    /// <param name="problem">What is wrong with it.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out DateForm? form, out string problem)
    {
        List<DateField> fields = [];
        problem = DateFormParser.Parse(text, fields);
        form = problem.Length == 0 ? new DateForm(text, [.. fields]) : null;
        return form is not null;
    }

    /// <summary>Reads a date, and a time where the form has one; else it is midnight.</summary>
    public bool TryRead(ReadOnlySpan<byte> text, out DateTime value)
    {
        value = default;
        (int year, int month, int day, int hour, int minute, int second) = (0, 0, 0, 0, 0, 0);
        int half = -1;
        long microseconds = 0;
        foreach (ref readonly DateField field in _fields.AsSpan())
        {
            int taken = field.Part switch
            {
                DatePart.Literal => text.StartsWith(field.Text) ? field.Text.Length : -1,
                DatePart.Year => Number(text, field, out year),
                DatePart.ShortYear => Number(text, field, out year),
                DatePart.Month => Number(text, field, out month),
                DatePart.MonthName => Month(text, out month),
                DatePart.Day => Number(text, field, out day),
                DatePart.Hour or DatePart.HalfHour => Number(text, field, out hour),
                DatePart.Half => HalfOf(text, out half),
                DatePart.Minute => Number(text, field, out minute),
                DatePart.Second => Number(text, field, out second),
                _ => Decimals(text, field, out microseconds),
            };
            if (taken < 0)
                return false;
            if (field.Part == DatePart.ShortYear)
                year += year < CenturyTurn ? 2000 : 1900;
            text = text[taken..];
        }

        if (half >= 0)
            hour = hour is >= 1 and <= HalfDay ? (hour % HalfDay) + (HalfDay * half) : int.MaxValue;
        if (!text.IsEmpty || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59)
            return false;
        value = new DateTime(year, month, day, hour, minute, second).AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);
        return true;
    }

    // Of a number as many digits are taken as there may be.
    private static int Number(ReadOnlySpan<byte> text, in DateField field, out int value)
    {
        value = 0;
        int length = 0;
        while (length < field.Most && length < text.Length && char.IsAsciiDigit((char)text[length]))
            value = (value * 10) + text[length++] - '0';
        return length < field.Least ? -1 : length;
    }

    // Digits beyond the microsecond are cut.
    private static int Decimals(ReadOnlySpan<byte> text, in DateField field, out long microseconds)
    {
        int length = Number(text, field, out int value);
        microseconds = value;
        for (int i = length; i < KeptDecimals; i++)
            microseconds *= 10;
        for (int i = KeptDecimals; i < length; i++)
            microseconds /= 10;
        return length;
    }

    private static int Month(ReadOnlySpan<byte> text, out int month)
    {
        month = 0;
        if (text.Length < 3)
            return -1;
        ReadOnlySpan<byte> name = [(byte)(text[0] | 0x20), (byte)(text[1] | 0x20), (byte)(text[2] | 0x20)];
        for (month = 1; month <= 12; month++)
        {
            if (name.SequenceEqual(Months.Slice(3 * (month - 1), 3)))
                return 3;
        }

        return -1;
    }

    private static int HalfOf(ReadOnlySpan<byte> text, out int half)
    {
        half = text.Length >= 2 && (text[0] | 0x20) == 'p' ? 1 : 0;
        return text.Length >= 2 && (text[0] | 0x20) is 'a' or 'p' && (text[1] | 0x20) == 'm' ? 2 : -1;
    }
}
