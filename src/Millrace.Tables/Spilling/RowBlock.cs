using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Rows as columns, of which some may be a schema's and others the work's own. One thread uses it at a time.</summary>
/// <param name="columns">The columns, at least one.</param>
internal sealed class RowBlock(ImmutableArray<Column> columns) : IDisposable
{
    public ImmutableArray<Column> Columns { get; } = columns;

    /// <summary>Rows in the block.</summary>
    public int Count => Columns[0].Count;

    /// <summary>Bytes of memory that the columns hold, used or not.</summary>
    public long HeldBytes
    {
        get
        {
            long bytes = 0;
            foreach (Column column in Columns)
                bytes += column.HeldBytes;
            return bytes;
        }
    }

    /// <summary>Bytes that the columns hold at most while rows of another block are added, with those that they then grow out of.</summary>
    public long HeldWith(RowBlock source, int start, int count)
    {
        long bytes = 0;
        for (int i = 0; i < Columns.Length; i++)
            bytes += Columns[i].HeldWith(source.Columns[i], start, count);
        return bytes;
    }

    /// <summary>Bytes that rows take by themselves; what several share counts for each.</summary>
    public long BytesOf(int start, int count)
    {
        long bytes = 0;
        foreach (Column column in Columns)
            bytes += column.BytesOf(start, count);
        return bytes;
    }

    /// <summary>Adds chosen rows of a block that has at least these columns, in the same places.</summary>
    public void AppendRows(RowBlock source, ReadOnlySpan<int> rows)
    {
        for (int i = 0; i < Columns.Length; i++)
            Columns[i].AppendRows(source.Columns[i], rows);
    }

    /// <summary>Adds a run of rows of a block that has at least these columns, in the same places.</summary>
    public void AppendRange(RowBlock source, int start, int count)
    {
        for (int i = 0; i < Columns.Length; i++)
            Columns[i].AppendRange(source.Columns[i], start, count);
    }

    /// <summary>Forgets the rows and keeps the memory.</summary>
    public void Clear()
    {
        foreach (Column column in Columns)
            column.Clear();
    }

    /// <summary>Forgets the rows and gives the memory back; rows can be added again.</summary>
    public void Dispose()
    {
        foreach (Column column in Columns)
            column.Release();
    }
}
