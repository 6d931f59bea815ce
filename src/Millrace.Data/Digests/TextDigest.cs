using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Millrace.Data;

/// <summary>
/// The digest of a column of texts, bytes or enumerations: the length of each value and its bytes, of a text its UTF-8. An enumeration counts by its members' names, as files hold it.
/// </summary>
internal sealed class TextDigest : ColumnDigest
{
    private const int Enough = 16 * 1024;

    private readonly ArrayBufferWriter<byte> _rows = new(2 * Enough);

    /// <inheritdoc/>
    protected override void AddPresent(Column column)
    {
        if (column is BytesColumn entries)
            AddEntries(entries);
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

    private void AddEntries(BytesColumn column)
    {
        foreach (int code in column.Codes)
        {
            if (code < 0)
                continue;
            ReadOnlySpan<byte> text = column.GetBytes(code);
            Span<byte> space = _rows.GetSpan(sizeof(int) + text.Length);
            BinaryPrimitives.WriteInt32LittleEndian(space, text.Length);
            text.CopyTo(space[sizeof(int)..]);
            _rows.Advance(sizeof(int) + text.Length);
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
