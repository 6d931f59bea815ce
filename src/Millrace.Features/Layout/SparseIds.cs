namespace Millrace.Features;

/// <summary>Ids of categories, any number of them a row: those of all rows one after the other, and where each row's begin.</summary>
public sealed class SparseIds
{
    private int[] _offsets = new int[1];
    private int[] _ids = [];
    private int _count;

    /// <summary>How many rows there are.</summary>
    public int Rows { get; private set; }

    /// <summary>Where in <see cref="Ids"/> each row's begin, and behind the last row where they end: one more than rows, from 0.</summary>
    public ReadOnlySpan<int> Offsets => _offsets.AsSpan(0, Rows + 1);

    /// <summary>The ids of all rows.</summary>
    public ReadOnlySpan<int> Ids => _ids.AsSpan(0, _count);

    /// <summary><see cref="Offsets"/> as memory, which the next rows overwrite.</summary>
    public ReadOnlyMemory<int> OffsetMemory => _offsets.AsMemory(0, Rows + 1);

    /// <summary><see cref="Ids"/> as memory, which the next rows overwrite.</summary>
    public ReadOnlyMemory<int> IdMemory => _ids.AsMemory(0, _count);

    /// <summary>The ids of a row.</summary>
    /// <param name="row">The row, from 0.</param>
    public ReadOnlySpan<int> this[int row] => Ids[Offsets[row]..Offsets[row + 1]];

    /// <summary>Room for the ids of rows that have not ended, behind all others, to be written.</summary>
    /// <param name="count">How many.</param>
    internal Span<int> Reserve(int count)
    {
        int needed = checked(_count + count);
        if (needed > _ids.Length)
            Array.Resize(ref _ids, Math.Max(needed, (int)Math.Min(Array.MaxLength, Math.Max(64, 2L * _ids.Length))));
        _count = needed;
        return _ids.AsSpan(needed - count, count);
    }

    /// <summary>Ends a row of which so many ids were reserved together with those of the rows before and after.</summary>
    /// <param name="end">Where its ids end among all.</param>
    internal void EndRow(int end)
    {
        if (++Rows == _offsets.Length)
            Array.Resize(ref _offsets, checked(Rows * 2));
        _offsets[Rows] = end;
    }

    /// <summary>Adds an id to the row that has not ended.</summary>
    internal void Add(int id) => Reserve(1)[0] = id;

    /// <summary>Ends a row.</summary>
    internal void EndRow() => EndRow(_count);

    /// <summary>Forgets all rows and keeps the memory.</summary>
    internal void Clear() => (Rows, _count) = (0, 0);
}
