namespace Millrace.Data;

/// <summary>Rows of a batch: chosen ones, or a run of them.</summary>
internal readonly ref struct RowChoice
{
    private readonly ReadOnlySpan<int> _rows;
    private readonly int _start;

    /// <summary>Chosen rows.</summary>
    public RowChoice(ReadOnlySpan<int> rows)
    {
        _rows = rows;
        Count = rows.Length;
    }

    /// <summary>A run of rows.</summary>
    public RowChoice(int start, int count)
    {
        _start = start;
        Count = count;
    }

    /// <summary>How many rows.</summary>
    public int Count { get; }

    /// <summary>One of the rows.</summary>
    public int this[int index] => _rows.IsEmpty ? _start + index : _rows[index];
}
