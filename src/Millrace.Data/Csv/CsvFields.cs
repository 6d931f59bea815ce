using System.Runtime.CompilerServices;
using System.Text;

namespace Millrace.Data;

/// <summary>One column's fields in the rows of a block.</summary>
internal readonly ref struct CsvFields : IFields
{
    /// <summary>Bytes that may be looked at behind each text.</summary>
    public const int Padding = 8;

    private readonly CsvBlock _block;
    private readonly CsvSyntax _syntax;
    private readonly ReadOnlySpan<byte> _bytes;
    private readonly ReadOnlySpan<int> _slots;
    private readonly int _stride;
    private readonly int _delimiter;
    private readonly bool _isNullable;
    private readonly bool _isPlain;
    private readonly bool _isUsual;
    private readonly CsvSpelling? _spelling;

    /// <summary>Names the fields.</summary>
    /// <param name="block">The block.</param>
    /// <param name="syntax">What stands for a missing value.</param>
    /// <param name="width">Fields of a row.</param>
    /// <param name="position">The column's position among them.</param>
    /// <param name="rows">How many of the block's rows count.</param>
    /// <param name="isNullable">Whether values may be missing.</param>
    /// <param name="spelling">How values are spelt otherwise than usual, or null.</param>
    /// <param name="first">The block's row that is the first here.</param>
    public CsvFields(CsvBlock block, CsvSyntax syntax, int width, int position, int rows, bool isNullable, CsvSpelling? spelling = null, int first = 0)
    {
        _block = block;
        _syntax = syntax;
        _bytes = block.Padded;
        _slots = rows == 0 ? default : block.Slots.AsSpan((first * (width + 1)) + position, ((rows - 1) * (width + 1)) + 2);
        _stride = width + 1;
        _delimiter = syntax.Delimiter.Length;
        _isNullable = isNullable;
        _spelling = spelling;
        _isUsual = syntax.IsUsual && spelling is null;
        _isPlain = _isUsual && (!isNullable || !syntax.HasNullSpellings);
        Count = rows;
    }

    /// <summary>How many rows.</summary>
    public int Count { get; }

    /// <summary>Where a field starts in the block.</summary>
    public int StartOf(int row) => _slots[row * _stride] + _delimiter;

    /// <summary>The text of a field.</summary>
    /// <param name="row">The row.</param>
    /// <param name="padded">The text and <see cref="Padding"/> bytes more; valid until the next is asked for.</param>
    /// <param name="length">The text's length.</param>
    /// <returns>Whether there is a value; a missing one in a column that is not nullable is the empty text.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryGet(int row, out ReadOnlySpan<byte> padded, out int length)
    {
        int slot = row * _stride;
        int start = _slots[slot] + _delimiter;
        length = _slots[slot + 1] - start;
        padded = _bytes.Slice(start, length + Padding);
        return (_isPlain && length > 0 && padded[0] != '"') || Look(ref padded, ref length);
    }

    /// <summary>Whether a text that is no value of its column may stand for a missing one: programs that quote everything quote nothing, too.</summary>
    public bool MayBeMissing(ReadOnlySpan<byte> text) => _isNullable && _syntax.IsNull(text);

    /// <summary>A field's text; null where it is missing.</summary>
    public string? TextOf(int row) => TryGet(row, out ReadOnlySpan<byte> padded, out int length) ? Encoding.UTF8.GetString(padded[..length]) : null;

    private bool Look(ref ReadOnlySpan<byte> padded, ref int length)
    {
        if (!_isUsual)
            return LookClosely(ref padded, ref length);
        if (length == 0 || padded[0] != '"')
            return !_isNullable || !_syntax.IsNull(padded[..length]);
        padded = padded[1..];
        length -= 2;
        if (padded[..length].Contains((byte)'"'))
            padded = _block.Unescape(padded[..length], _syntax, isQuoted: true, out length);
        return true;
    }

    private bool LookClosely(ref ReadOnlySpan<byte> padded, ref int length)
    {
        if (_syntax.Trims)
            Trim(ref padded, ref length);
        if (_syntax.HasQuote && length > 0 && padded[0] == _syntax.Quote)
        {
            padded = padded[1..];
            length -= 2;
            if (padded[..length].Contains(_syntax.Quote) || HasEscape(padded[..length]))
                padded = _block.Unescape(padded[..length], _syntax, isQuoted: true, out length);
        }
        else if (_isNullable && _syntax.IsNull(padded[..length]))
        {
            return false;
        }
        else if (HasEscape(padded[..length]))
        {
            padded = _block.Unescape(padded[..length], _syntax, isQuoted: false, out length);
        }

        return _spelling is null || Respell(ref padded, ref length);
    }

    private bool HasEscape(ReadOnlySpan<byte> text) => _syntax.HasEscape && text.Contains(_syntax.Escape);

    private void Trim(ref ReadOnlySpan<byte> padded, ref int length)
    {
        int start = _syntax.BehindSpaces(padded[..length], 0);
        while (length > start && _syntax.IsSpace(padded[length - 1]))
            length--;
        padded = padded[start..];
        length -= start;
    }

    // What is not spelt so is no value, whatever the usual spelling would make of it: a byte that no text has stands for it.
    private bool Respell(ref ReadOnlySpan<byte> padded, ref int length)
    {
        Span<byte> usual = _block.Respelt(length + CsvSpelling.MoreBytes);
        int written = _spelling!.Respell(padded[..length], usual);
        if (written < 0 && MayBeMissing(padded[..length]))
            return false;
        if (written < 0)
            (usual[0], written) = (CsvSpelling.NoValue, 1);
        padded = usual;
        length = written;
        return true;
    }
}
