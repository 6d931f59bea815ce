using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Those rows in which a column has a value, with their groups, in memory that is used again.</summary>
internal sealed class PresentRows : IDisposable
{
    private int[] _rows = [];
    private int[] _groups = [];

    /// <summary>Bytes of memory that are held.</summary>
    public long HeldBytes => ((long)_rows.Length + _groups.Length) * sizeof(int);

    /// <summary>Leaves out the rows whose value is missing.</summary>
    /// <param name="column">The column.</param>
    /// <param name="rows">The rows; those that are left afterwards.</param>
    /// <param name="groups">The group of each.</param>
    public void Choose(Column column, ref ReadOnlySpan<int> rows, ref ReadOnlySpan<int> groups)
    {
        if (column.MissingCount == 0)
            return;
        Pooled.Grow(ref _rows, 0, rows.Length);
        Pooled.Grow(ref _groups, 0, rows.Length);
        int count = 0;
        for (int i = 0; i < rows.Length; i++)
        {
            _rows[count] = rows[i];
            _groups[count] = groups[i];

            // One that is missing is written over by the next.
            count += column.IsMissing(rows[i]) ? 0 : 1;
        }

        rows = _rows.AsSpan(0, count);
        groups = _groups.AsSpan(0, count);
    }

    public void Dispose()
    {
        Pooled.Return(ref _rows);
        Pooled.Return(ref _groups);
    }
}
