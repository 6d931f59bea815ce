using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Millrace.Data;

/// <summary>
/// The digest of a column of texts or enumerations: the length of each text and its UTF-8. An enumeration counts by its members' names, as files hold it.
/// </summary>
internal sealed class TextDigest : ColumnDigest
{
    private const int Enough = 16 * 1024;

    private readonly ArrayBufferWriter<byte> _rows = new(2 * Enough);
    private readonly ArrayBufferWriter<byte> _distinct = new(1024);
    private Range[] _places = [];

    /// <inheritdoc/>
    protected override void AddPresent(Column column)
    {
        if (column is TextColumn text)
            AddTexts(text);
        else
            AddNames(column);
        Flush();
    }

    private static void Write(ArrayBufferWriter<byte> target, string text)
    {
        int length = Encoding.UTF8.GetByteCount(text);
        Span<byte> space = target.GetSpan(sizeof(int) + length);
        BinaryPrimitives.WriteInt32LittleEndian(space, length);
        Encoding.UTF8.GetBytes(text, space[sizeof(int)..]);
        target.Advance(sizeof(int) + length);
    }

    /// <summary>Texts that occur often are turned into bytes once a batch.</summary>
    private void AddTexts(TextColumn column)
    {
        ReadOnlySpan<string> texts = column.Texts;
        _distinct.ResetWrittenCount();
        if (_places.Length < texts.Length)
            _places = new Range[texts.Length];
        for (int i = 0; i < texts.Length; i++)
        {
            int start = _distinct.WrittenCount;
            Write(_distinct, texts[i]);
            _places[i] = start.._distinct.WrittenCount;
        }

        ReadOnlySpan<byte> bytes = _distinct.WrittenSpan;
        foreach (int code in column.Codes)
        {
            if (code < 0)
                continue;
            ReadOnlySpan<byte> text = bytes[_places[code]];
            text.CopyTo(_rows.GetSpan(text.Length));
            _rows.Advance(text.Length);
            if (_rows.WrittenCount > Enough)
                Flush();
        }
    }

    private void AddNames(Column column)
    {
        for (int i = 0; i < column.Count; i++)
        {
            if (column.FormatText(i) is not string name)
                continue;
            Write(_rows, name);
            if (_rows.WrittenCount > Enough)
                Flush();
        }
    }

    private void Flush()
    {
        Append(_rows.WrittenSpan);
        _rows.ResetWrittenCount();
    }
}
