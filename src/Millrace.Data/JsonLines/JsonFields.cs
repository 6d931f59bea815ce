using System.Runtime.CompilerServices;

namespace Millrace.Data;

/// <summary>One column's texts in some lines of a file. Where a value is missing, the column is nullable: the scanner has looked.</summary>
internal readonly ref struct JsonFields : IFields
{
    /// <summary>Bytes that may be looked at behind each text.</summary>
    public const int Padding = 8;

    /// <summary>The length of what is missing.</summary>
    public const int Missing = -1;

    private readonly ReadOnlySpan<byte> _lines;
    private readonly ReadOnlySpan<byte> _made;
    private readonly ReadOnlySpan<int> _slots;
    private readonly int _stride;

    /// <summary>Names the texts.</summary>
    /// <param name="lines">The lines, padded.</param>
    /// <param name="made">Texts that do not stand in the lines as they are, padded.</param>
    /// <param name="slots">A row's slots follow each other: for each column where its text starts, in the lines or, from −1 downwards, in what was made; and
    /// its length.</param>
    /// <param name="width">Columns.</param>
    /// <param name="position">The column's position among them.</param>
    /// <param name="first">The first row that counts.</param>
    /// <param name="rows">How many rows count.</param>
    public JsonFields(ReadOnlySpan<byte> lines, ReadOnlySpan<byte> made, ReadOnlySpan<int> slots, int width, int position, int first, int rows)
    {
        _lines = lines;
        _made = made;
        _slots = rows == 0 ? default : slots.Slice(2 * ((first * width) + position), (2 * width * (rows - 1)) + 2);
        _stride = 2 * width;
        Count = rows;
    }

    /// <inheritdoc/>
    public int Count { get; }

    /// <summary>The text of a row.</summary>
    public ReadOnlySpan<byte> this[int row] => TryGet(row, out ReadOnlySpan<byte> padded, out int length) ? padded[..length] : default;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryGet(int row, out ReadOnlySpan<byte> padded, out int length)
    {
        int slot = row * _stride;
        int start = _slots[slot];
        length = _slots[slot + 1];
        padded = length < 0 ? default : start >= 0 ? _lines.Slice(start, length + Padding) : _made.Slice(~start, length + Padding);
        return length >= 0;
    }

    /// <inheritdoc/>
    public bool MayBeMissing(ReadOnlySpan<byte> text) => false;
}
