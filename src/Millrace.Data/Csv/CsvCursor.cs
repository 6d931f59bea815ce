using System.Text;

namespace Millrace.Data;

/// <summary>Goes through the rows of a file one after the other, for those who look at texts.</summary>
/// <param name="reader">The file, of which nothing but the header was read.</param>
internal sealed class CsvCursor(CsvFileReader reader) : IDisposable
{
    private readonly CsvBlock _block = new();
    private char[] _text = [];
    private int _row = -1;
    private int _rows;
    private CsvException? _fault;
    private bool _hasMore = true;

    /// <summary>Moves to the next row.</summary>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="CsvException">It is malformed.</exception>
    public bool Next()
    {
        _row++;
        while (_row >= _rows)
        {
            if (_fault is not null)
                throw _fault;
            if (!_hasMore)
                return false;
            _hasMore = reader.Read(_block);
            _rows = reader.CountRows(_block, out _fault);
            _row = 0;
        }

        return true;
    }

    /// <summary>A field's text; valid until the next is asked for.</summary>
    /// <param name="field">The field's position.</param>
    /// <param name="text">The text.</param>
    /// <returns>Whether there is a value: false for a text without quotes that stands for a missing one.</returns>
    public bool TryGetText(int field, out ReadOnlySpan<char> text)
    {
        text = default;
        if (!reader.FieldsOf(_block, field, _rows, isNullable: true).TryGet(_row, out ReadOnlySpan<byte> padded, out int length))
            return false;
        Pooled.Grow(ref _text, 0, length);
        text = _text.AsSpan(0, Encoding.UTF8.GetChars(padded[..length], _text));
        return true;
    }

    public void Dispose()
    {
        _block.Dispose();
        Pooled.Return(ref _text);
    }
}
