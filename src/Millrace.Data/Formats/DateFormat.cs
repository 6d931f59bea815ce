using System.Globalization;

namespace Millrace.Data;

/// <summary>Days.</summary>
internal sealed class DateFormat : ValueFormat<DateOnly>
{
    public override string Description => "a date (yyyy-MM-dd)";

    public override bool TryParse(ReadOnlySpan<char> text, out DateOnly value)
    {
        text = text.Trim();
        value = default;
        if (!ClockText.TryReadDate(ref text, out DateTime date) || !text.IsEmpty)
            return false;
        value = DateOnly.FromDateTime(date);
        return true;
    }

    public override bool TryParse(ReadOnlySpan<byte> utf8, out DateOnly value) => FieldParsing.TryParse(new DateParser(this), utf8, out value);

    internal override int ReadFields<TFields>(in TFields fields, Span<DateOnly> values, Span<ulong> validity, int first, ref int missing) =>
        FieldParsing.Read(new DateParser(this), fields, values, validity, first, ref missing);

    public override bool TryFormat(DateOnly value, Span<char> destination, out int written) =>
        value.TryFormat(destination, out written, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public override bool TryFormat(DateOnly value, Span<byte> utf8, out int written)
    {
        Span<byte> text = stackalloc byte[ClockDigits.DateBytes];
        ClockDigits.WriteDate(value, text);
        return TryCopy(text, utf8, out written);
    }
}
