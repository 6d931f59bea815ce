using System.Buffers;
using System.Globalization;

namespace Millrace.Data;

/// <summary>Writes texts, each entry looked at once a batch, whatever number of rows has it.</summary>
/// <param name="first">The column of the first batch.</param>
internal sealed class JsonTextWriter(TextColumn first) : JsonFieldWriter
{
    private static readonly SearchValues<byte> s_special = SearchValues.Create(
        [(byte)'"', (byte)'\\', .. Enumerable.Range(0, ' ').Select(static control => (byte)control)]);

    private TextColumn _column = first;
    private Escaping[] _escaping = [];

    private enum Escaping : byte
    {
        Unknown,
        None,
        Needed,
    }

    public override void Start(Column column)
    {
        _column = (TextColumn)column;
        Pooled.Grow(ref _escaping, 0, _column.EntryCount);
        _escaping.AsSpan(0, _column.EntryCount).Clear();
    }

    public override void Write(int row, JsonOutput output)
    {
        int code = _column.Codes[row];
        if (code == BytesColumn.MissingCode)
        {
            output.Write("null"u8);
            return;
        }

        ReadOnlySpan<byte> text = _column.GetBytes(code);
        ref Escaping escaping = ref _escaping[code];
        if (escaping == Escaping.Unknown)
            escaping = text.ContainsAny(s_special) ? Escaping.Needed : Escaping.None;
        output.Write("\""u8);
        if (escaping == Escaping.None)
            output.Write(text);
        else
            WriteEscaped(text, output);
        output.Write("\""u8);
    }

    public override void Dispose()
    {
        Pooled.Return(ref _escaping);
        base.Dispose();
    }

    private static void WriteEscaped(ReadOnlySpan<byte> text, JsonOutput output)
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
