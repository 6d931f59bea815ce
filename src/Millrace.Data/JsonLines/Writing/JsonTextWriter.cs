using System.Buffers;
using System.Globalization;

namespace Millrace.Data;

/// <summary>Writes texts in quotes, with what is special in JSON escaped.</summary>
/// <param name="first">The column of the first batch.</param>
internal sealed class JsonTextWriter(TextColumn first) : TextFieldWriter<TextOutput>(first)
{
    private static readonly SearchValues<byte> s_special = SearchValues.Create(
        [(byte)'"', (byte)'\\', .. Enumerable.Range(0, ' ').Select(static control => (byte)control)]);

    public override void Write(int row, TextOutput output)
    {
        int code = Column.Codes[row];
        if (code == BytesColumn.MissingCode)
        {
            output.Write("null"u8);
            return;
        }

        ReadOnlySpan<byte> text = Column.GetBytes(code);
        output.Write("\""u8);
        if (IsPlain(code, text, output))
            output.Write(text);
        else
            WriteEscaped(text, output);
        output.Write("\""u8);
    }

    protected override bool MayStand(ReadOnlySpan<byte> text, TextOutput output) => !text.ContainsAny(s_special);

    private static void WriteEscaped(ReadOnlySpan<byte> text, TextOutput output)
    {
        Span<byte> escape = stackalloc byte[6];
        for (int at = text.IndexOfAny(s_special); at >= 0; at = text.IndexOfAny(s_special))
        {
            output.Write(text[..at]);
            output.Write(EscapeOf(text[at], escape));
            text = text[(at + 1)..];
        }

        output.Write(text);
    }

    private static ReadOnlySpan<byte> EscapeOf(byte special, Span<byte> escape)
    {
        switch (special)
        {
            case (byte)'"':
                return "\\\""u8;
            case (byte)'\\':
                return "\\\\"u8;
            case (byte)'\b':
                return "\\b"u8;
            case (byte)'\f':
                return "\\f"u8;
            case (byte)'\n':
                return "\\n"u8;
            case (byte)'\r':
                return "\\r"u8;
            case (byte)'\t':
                return "\\t"u8;
            default:
                "\\u00"u8.CopyTo(escape);
                special.TryFormat(escape[4..], out _, "X2", CultureInfo.InvariantCulture);
                return escape;
        }
    }
}
