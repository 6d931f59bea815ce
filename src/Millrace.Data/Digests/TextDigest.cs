using System.Buffers;
using System.Buffers.Binary;

namespace Millrace.Data;

/// <summary>
/// The digest of a column of texts, bytes or enumerations: the length of each value and its bytes, of a text its UTF-8. An enumeration counts by its members'
/// names, as files hold it.
/// </summary>
internal sealed class TextDigest : ColumnDigest
{
    private const int Enough = 16 * 1024;

    private readonly ArrayBufferWriter<byte> _rows = new(2 * Enough);
    private EnumNames? _names;

    /// <summary>Adds a value to those that are about to count.</summary>
    /// <returns>Whether more of them should wait.</returns>
    public static bool Write(ArrayBufferWriter<byte> rows, ReadOnlySpan<byte> text)
    {
        Span<byte> space = rows.GetSpan(sizeof(int) + text.Length);
        BinaryPrimitives.WriteInt32LittleEndian(space, text.Length);
        text.CopyTo(space[sizeof(int)..]);
        rows.Advance(sizeof(int) + text.Length);
        return rows.WrittenCount <= Enough;
    }

    /// <inheritdoc/>
    protected override void AddPresent(Column column)
    {
        if (column is BytesColumn entries)
            AddEntries(entries);
        else
            AddNames(column);
        Flush();
    }

    private void AddEntries(BytesColumn column)
    {
        foreach (int code in column.Codes)
        {
            if (code >= 0 && !Write(_rows, column.GetBytes(code)))
                Flush();
        }
    }

    private void AddNames(Column column)
    {
        _names ??= EnumNames.Of(column);
        for (int row = 0; row < column.Count; Flush())
            row = _names.Write(column, row, _rows);
    }

    private void Flush()
    {
        Append(_rows.WrittenSpan);
        _rows.ResetWrittenCount();
    }
}
