using System.Text;

namespace Millrace.Data;

/// <summary>Takes a form in which dates are written apart.</summary>
internal static class DateFormParser
{
    private const string Known = "yyyy, yy, MM, M, MMM, dd, d, HH, H, hh, h, tt, mm, m, ss, s and f";

    /// <summary>The fields of a form.</summary>
    /// <param name="form">The form.</param>
    /// <param name="fields">Gets the fields.</param>
    /// <returns>What is wrong with the form; empty where nothing is.</returns>
    public static string Parse(string form, List<DateField> fields)
    {
        for (int at = 0; at < form.Length;)
        {
            string run = Run(form, at);
            if (run.Length == 0)
                return $"The date form {form} has a quote that is not closed.";
            at += run.Length;
            if (!char.IsAsciiLetter(run[0]) || run == "T")
                fields.Add(new DateField(DatePart.Literal, 0, 0, Encoding.UTF8.GetBytes(run[0] == '\'' ? run[1..^1] : run)));
            else if (FieldOf(run) is { } field)
                fields.Add(field);
            else
                return $"In the date form {form}, {run} is no part of a date: there are {Known}; letters that stand for themselves stand in 'quotes'.";
        }

        return Check(form, fields);
    }

    private static DateField? FieldOf(string run)
    {
        (DatePart Part, int Least, int Most)? found = run switch
        {
            "yyyy" => (DatePart.Year, 4, 4),
            "yy" => (DatePart.ShortYear, 2, 2),
            "MMM" => (DatePart.MonthName, 3, 3),
            "MM" => (DatePart.Month, 2, 2),
            "M" => (DatePart.Month, 1, 2),
            "dd" => (DatePart.Day, 2, 2),
            "d" => (DatePart.Day, 1, 2),
            "HH" => (DatePart.Hour, 2, 2),
            "H" => (DatePart.Hour, 1, 2),
            "hh" => (DatePart.HalfHour, 2, 2),
            "h" => (DatePart.HalfHour, 1, 2),
            "tt" => (DatePart.Half, 2, 2),
            "mm" => (DatePart.Minute, 2, 2),
            "m" => (DatePart.Minute, 1, 2),
            "ss" => (DatePart.Second, 2, 2),
            "s" => (DatePart.Second, 1, 2),
            _ when run.Trim('f').Length == 0 => (DatePart.Decimals, 1, 9),
            _ => null,
        };
        return found is var (part, least, most) ? new DateField(part, least, most, []) : null;
    }

    // A letter and its like, a text in quotes, or one character; nothing where a quote is not closed.
    private static string Run(string form, int at)
    {
        if (form[at] == '\'')
        {
            int close = form.IndexOf('\'', at + 1);
            return close < 0 ? "" : form[at..(close + 1)];
        }

        int end = at + 1;
        while (end < form.Length && form[end] == form[at] && char.IsAsciiLetter(form[at]))
            end++;
        return form[at..(char.IsHighSurrogate(form[at]) ? Math.Min(at + 2, form.Length) : end)];
    }

    private static string Check(string form, List<DateField> fields)
    {
        int Count(params ReadOnlySpan<DatePart> parts)
        {
            int count = 0;
            foreach (DateField field in fields)
                count += parts.Contains(field.Part) ? 1 : 0;
            return count;
        }

        if (Count(DatePart.Year, DatePart.ShortYear) != 1 || Count(DatePart.Month, DatePart.MonthName) != 1 || Count(DatePart.Day) != 1)
            return $"The date form {form} needs a year (yyyy or yy), a month (MM, M or MMM) and a day (dd or d), each once.";
        int hours = Count(DatePart.Hour, DatePart.HalfHour);
        int minutes = Count(DatePart.Minute);
        int seconds = Count(DatePart.Second);
        if (hours > 1 || minutes > hours || seconds > minutes || Count(DatePart.Decimals) > seconds)
            return $"The date form {form} has a part of the time twice, or without the larger one: minutes need an hour, seconds need minutes.";
        return Count(DatePart.HalfHour) != Count(DatePart.Half)
            ? $"The date form {form} needs an hour from 1 to 12 (hh or h) together with AM or PM (tt): for 0 to 23 write HH or H."
            : "";
    }
}
