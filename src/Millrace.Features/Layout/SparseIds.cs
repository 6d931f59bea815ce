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

    /// <summary>Adds an id to the row that has not ended.</summary>
    internal void Add(int id)
    {
        if (_count == _ids.Length)
            Array.Resize(ref _ids, Math.Max(64, checked(_count * 2)));
        _ids[_count++] = id;
    }

    /// <summary>Ends a row.</summary>
    internal void EndRow()
    {
        if (++Rows == _offsets.Length)
            Array.Resize(ref _offsets, checked(Rows * 2));
        _offsets[Rows] = _count;
    }

    /// <summary>Forgets all rows and keeps the memory.</summary>
    internal void Clear() => (Rows, _count) = (0, 0);
}
