using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Right rows of a join: the columns that it takes of them, as the result has them, and the time of each.</summary>
internal sealed class RightRows : IDisposable
{
    /// <summary>The row all of whose values are missing; only joins that need it have it.</summary>
    public const int MissingRow = 0;

    private readonly JoinPlan _plan;

    // Values may be missing where the result says so. The last column is the row's time.
    private readonly RowBlock _rows;
    private readonly ValueColumn<long> _times = RowNumbers.Create();
    private readonly int[] _sources;

    /// <summary>Starts with no rows but the missing one.</summary>
    /// <param name="plan">The join.</param>
    public RightRows(JoinPlan plan)
    {
        _plan = plan;
        JoinColumn[] taken = [.. plan.Columns.Where(static column => column.IsRight)];
        _sources = [.. taken.Select(column => plan.RightChoice.PlaceOf(column.Source))];
        ImmutableArray<Column> result = plan.CreateResult().Columns;
        _rows = new RowBlock([.. taken.Select(column => result[column.Target]), _times]);
        AppendMissing();
    }

    /// <summary>The column that becomes the result's n-th of those from the right.</summary>
    public Column this[int taken] => _rows.Columns[taken];

    /// <summary>The first row that is not the missing one.</summary>
    public int First => _plan.Kind == JoinKind.Left ? 1 : 0;

    /// <summary>Rows, the missing one among them.</summary>
    public int Count => _rows.Count;

    /// <summary>Bytes of memory that are held.</summary>
    public long HeldBytes => _rows.HeldBytes;

    /// <summary>Whether a column holds as much as should lie in one piece of memory.</summary>
    public bool IsFull => _rows.Columns.Any(static column => column.HeldBytes > GroupTable.MostBytes);

    /// <summary>A row's time in ticks.</summary>
    public long TimeOf(int row) => _times[row];

    /// <summary>Adds chosen rows of a block of the right table.</summary>
    public void Append(RowBlock block, ReadOnlySpan<int> rows)
    {
        for (int i = 0; i < _sources.Length; i++)
            _rows.Columns[i].AppendRows(block.Columns[_sources[i]], rows);
        foreach (int row in rows)
            _times.Append(_plan.RightTime < 0 ? 0 : Ticks.Of(block.Columns[_plan.RightTime], row));
    }

    /// <summary>Adds all rows of a block of the right table.</summary>
    public void AppendAll(RowBlock block)
    {
        for (int i = 0; i < _sources.Length; i++)
            _rows.Columns[i].AppendRange(block.Columns[_sources[i]], 0, block.Count);
        for (int row = 0; row < block.Count; row++)
            _times.Append(_plan.RightTime < 0 ? 0 : Ticks.Of(block.Columns[_plan.RightTime], row));
    }

    /// <summary>Adds a row of others.</summary>
    public void Append(RightRows others, int row) => _rows.AppendRows(others._rows, [row]);

    /// <summary>Forgets all rows but the missing one.</summary>
    public void Clear()
    {
        _rows.Clear();
        AppendMissing();
    }

    public void Dispose() => _rows.Dispose();

    private void AppendMissing()
    {
        if (First == 0)
            return;
        for (int i = 0; i < _sources.Length; i++)
            _rows.Columns[i].AppendMissing();
        _times.Append(0);
    }
}
