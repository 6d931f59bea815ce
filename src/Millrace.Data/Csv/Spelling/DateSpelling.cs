namespace Millrace.Data;

/// <summary>Dates in forms that are tried one after the other, put into ISO 8601.</summary>
internal sealed class DateSpelling : CsvSpelling
{
    private readonly DateForm[] _forms;
    private readonly bool _hasTime;

    private DateSpelling(DateForm[] forms, bool hasTime) => (_forms, _hasTime) = (forms, hasTime);

    public override string Description => $"{(_hasTime ? "a date and time" : "a date")} ({string.Join(" or ", _forms.Select(static form => form.Text))})";

    /// <summary>The spelling of a column of points in time, or of days; null where there is no form of such.</summary>
    public static DateSpelling? Find(ColumnInfo column, CsvOptions options)
    {
        bool hasTime = column.Type == ColumnType.DateTime;
        IReadOnlyList<string> texts = options.ColumnDateForms.TryGetValue(column.Name, out var own) ? own : options.DateForms;
        DateForm[] forms = [.. texts.Select(DateForm.Parse).Where(form => hasTime || !form.HasTime)];
        return forms.Length > 0 ? new DateSpelling(forms, hasTime) : null;
    }

    public override int Respell(ReadOnlySpan<byte> text, Span<byte> usual)
    {
        text = text.Trim(" \t"u8);
        foreach (DateForm form in _forms)
        {
            if (!form.TryRead(text, out DateTime value))
                continue;
            ClockDigits.WriteDate(DateOnly.FromDateTime(value), usual);
            if (!_hasTime)
                return ClockDigits.DateBytes;
            usual[ClockDigits.DateBytes] = (byte)'T';
            return ClockDigits.DateBytes + 1 + ClockDigits.WriteTime(value.TimeOfDay.Ticks, usual[(ClockDigits.DateBytes + 1)..]);
        }

        return -1;
    }
}
