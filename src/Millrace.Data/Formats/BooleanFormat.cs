namespace Millrace.Data;

/// <summary>true and false.</summary>
internal sealed class BooleanFormat : ValueFormat<bool>
{
    public override string Description => "true or false";

    public override bool TryParse(ReadOnlySpan<char> text, out bool value)
    {
        text = text.Trim();
        if (text.Length == 1)
        {
            value = text[0] == '1';
            return text[0] is '0' or '1';
        }

        return bool.TryParse(text, out value);
    }

    public override bool TryParse(ReadOnlySpan<byte> utf8, out bool value) => FieldParsing.TryParse(new BooleanParser(this), utf8, out value);

    internal override int ReadFields<TFields>(in TFields fields, Span<bool> values, Span<ulong> validity, int first, ref int missing) =>
        FieldParsing.Read(new BooleanParser(this), fields, values, validity, first, ref missing);

    public override bool TryFormat(bool value, Span<char> destination, out int written)
    {
        string text = Format(value);
        written = text.TryCopyTo(destination) ? text.Length : 0;
        return written > 0;
    }

    public override bool TryFormat(bool value, Span<byte> utf8, out int written) => TryCopy(value ? "true"u8 : "false"u8, utf8, out written);

    public override string Format(bool value) => value ? "true" : "false";
}
