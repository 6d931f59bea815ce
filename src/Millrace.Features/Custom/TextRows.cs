using Millrace.Data;

namespace Millrace.Features;

/// <summary>Rows of one or several columns of texts, as they lie in a batch.</summary>
public readonly ref struct TextRows
{
    private readonly ReadOnlySpan<Column> _all;
    private readonly ReadOnlySpan<int> _sources;
    private readonly int _first;

    internal TextRows(ReadOnlySpan<Column> all, ReadOnlySpan<int> sources, int first, int count)
    {
        _all = all;
        _sources = sources;
        _first = first;
        Count = count;
    }

    /// <summary>How many rows there are.</summary>
    public int Count { get; }

    /// <summary>How many columns there are.</summary>
    public int Columns => _sources.Length;

    /// <summary>Whether a row has no text.</summary>
    /// <param name="row">The row, 0 to <see cref="Count"/> − 1.</param>
    /// <param name="column">The column, 0 to <see cref="Columns"/> − 1.</param>
    public bool IsMissing(int row, int column = 0) => Of(column).IsMissing(Place(row));

    /// <summary>The UTF-8 of a row's text; nothing where it has none. Makes no string.</summary>
    /// <param name="row">The row, 0 to <see cref="Count"/> − 1.</param>
    /// <param name="column">The column, 0 to <see cref="Columns"/> − 1.</param>
    public ReadOnlySpan<byte> Utf8(int row, int column = 0) => Of(column).Codes[Place(row)] is >= 0 and var code ? Of(column).GetBytes(code) : [];

    /// <summary>A row's text; null where it has none.</summary>
    /// <param name="row">The row, 0 to <see cref="Count"/> − 1.</param>
    /// <param name="column">The column, 0 to <see cref="Columns"/> − 1.</param>
    public string? Text(int row, int column = 0) => Of(column)[Place(row)];

    private TextColumn Of(int column) => (TextColumn)_all[_sources[column]];

    private int Place(int row)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Count);
        return _first + row;
    }
}
