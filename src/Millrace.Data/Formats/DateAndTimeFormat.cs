using System.Globalization;

namespace Millrace.Data;

/// <summary>Points in time without a zone.</summary>
internal sealed class DateAndTimeFormat : ValueFormat<DateTime>
{
    public override string Description => "a date and time (yyyy-MM-ddTHH:mm:ss)";

    public override bool TryParse(ReadOnlySpan<char> text, out DateTime value) => ClockText.TryReadDateAndTime(text.Trim(), out value);

    public override bool TryParse(ReadOnlySpan<byte> utf8, out DateTime value) => FieldParsing.TryParse(new DateAndTimeParser(this), utf8, out value);

    internal override int ReadFields<TFields>(in TFields fields, Span<DateTime> values, Span<ulong> validity, int first, ref int missing) =>
        FieldParsing.Read(new DateAndTimeParser(this), fields, values, validity, first, ref missing);

    public override bool TryFormat(DateTime value, Span<char> destination, out int written) =>
        value.TryFormat(destination, out written, "yyyy-MM-dd'T'HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture);

    public override bool TryFormat(DateTime value, Span<byte> utf8, out int written)
    {
        Span<byte> text = stackalloc byte[ClockDigits.MostBytes];
        ClockDigits.WriteDate(DateOnly.FromDateTime(value), text);
        text[ClockDigits.DateBytes] = (byte)'T';
        written = ClockDigits.DateBytes + 1;
        written += ClockDigits.WriteTime(value.TimeOfDay.Ticks, text[written..]);
        return TryCopy(text[..written], utf8, out written);
    }
}
