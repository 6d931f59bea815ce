using System.Globalization;

namespace Millrace.Data;

/// <summary>Times of day.</summary>
internal sealed class TimeFormat : ValueFormat<TimeOnly>
{
    public override string Description => "a time of day (HH:mm:ss)";

    public override bool TryParse(ReadOnlySpan<char> text, out TimeOnly value)
    {
        text = text.Trim();
        value = default;
        if (!ClockText.TryReadTime(ref text, out long ticks) || !text.IsEmpty)
            return false;
        value = new TimeOnly(ticks);
        return true;
    }

    public override bool TryParse(ReadOnlySpan<byte> utf8, out TimeOnly value) => FieldParsing.TryParse(new TimeParser(this), utf8, out value);

    internal override int ReadFields<TFields>(in TFields fields, Span<TimeOnly> values, Span<ulong> validity, int first, ref int missing) =>
        FieldParsing.Read(new TimeParser(this), fields, values, validity, first, ref missing);

    public override bool TryFormat(TimeOnly value, Span<char> destination, out int written) =>
        value.TryFormat(destination, out written, "HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture);

    public override bool TryFormat(TimeOnly value, Span<byte> utf8, out int written)
    {
        Span<byte> text = stackalloc byte[ClockDigits.MostBytes];
        return TryCopy(text[..ClockDigits.WriteTime(value.Ticks, text)], utf8, out written);
    }
}
