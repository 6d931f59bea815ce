namespace Millrace.Data;

/// <summary>GUIDs.</summary>
internal sealed class GuidFormat : ValueFormat<Guid>
{
    public override string Description => "a GUID";

    public override bool TryParse(ReadOnlySpan<char> text, out Guid value)
    {
        text = text.Trim();
        return Guid.TryParseExact(text, text.Length == 32 ? "N" : "D", out value);
    }

    public override bool TryParse(ReadOnlySpan<byte> utf8, out Guid value) => FieldParsing.TryParse(new GuidParser(this), utf8, out value);

    internal override int ReadFields<TFields>(in TFields fields, Span<Guid> values, Span<ulong> validity, int first, ref int missing) =>
        FieldParsing.Read(new GuidParser(this), fields, values, validity, first, ref missing);

    public override bool TryFormat(Guid value, Span<char> destination, out int written) => value.TryFormat(destination, out written);

    public override bool TryFormat(Guid value, Span<byte> utf8, out int written) => value.TryFormat(utf8, out written);
}
