namespace Millrace.Tables;

/// <summary>Numbers of rows, in memory that is used again.</summary>
internal sealed class RowList
{
    private int[] _rows = [];

    public int Count { get; private set; }

    public ReadOnlyMemory<int> Rows => _rows.AsMemory(0, Count);

    public void Add(int row)
    {
        if (Count == _rows.Length)
            Array.Resize(ref _rows, Math.Max(16, 2 * Count));
        _rows[Count++] = row;
    }

    public void Clear() => Count = 0;
}
