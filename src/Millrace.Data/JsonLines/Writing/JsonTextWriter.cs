using System.Buffers;
using System.Text.Encodings.Web;

namespace Millrace.Data;

/// <summary>Writes texts, each entry looked at once a batch, whatever number of rows has it.</summary>
/// <param name="first">The column of the first batch.</param>
internal sealed class JsonTextWriter(TextColumn first) : JsonFieldWriter
{
    // What one byte becomes at most: \u0000.
    private const int MostEscaped = 6;

    private static readonly SearchValues<byte> s_special = SearchValues.Create(
        [(byte)'"', (byte)'\\', .. Enumerable.Range(0, ' ').Select(static control => (byte)control)]);

    private TextColumn _column = first;
    private Escaping[] _escaping = [];
    private byte[] _escaped = [];

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
        output.Write(escaping == Escaping.None ? text : Escape(text));
        output.Write("\""u8);
    }

    public override void Dispose()
    {
        Pooled.Return(ref _escaping);
        Pooled.Return(ref _escaped);
        base.Dispose();
    }

    private ReadOnlySpan<byte> Escape(ReadOnlySpan<byte> text)
    {
        Pooled.Grow(ref _escaped, 0, (int)Math.Min((long)MostEscaped * text.Length, Array.MaxLength));
        return JavaScriptEncoder.UnsafeRelaxedJsonEscaping.EncodeUtf8(text, _escaped, out _, out int length) == OperationStatus.Done
            ? _escaped.AsSpan(0, length)
            : throw new DataException($"A text of {text.Length} bytes is too long to be written with escapes.");
    }
}
