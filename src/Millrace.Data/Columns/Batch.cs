using System.Collections.Immutable;

namespace Millrace.Data;

/// <summary>
/// Rows as columns: what flows through readers, writers and features. Reused between reads; keep a copy, not the batch. A batch owns its columns' memory,
/// which comes from a pool: who made the batch disposes of it, or leaves it to the collector.
/// </summary>
public abstract class Batch : IDisposable
{
    private protected Batch(SchemaInfo schema, ImmutableArray<Column> columns)
    {
        Schema = schema;
        Columns = columns;
    }

    /// <summary>The rows' schema.</summary>
    public SchemaInfo Schema { get; }

    /// <summary>The columns in the schema's order.</summary>
    public ImmutableArray<Column> Columns { get; }

    /// <summary>Rows in the batch.</summary>
    public int Count => Columns.IsEmpty ? 0 : Columns[0].Count;

    /// <summary>Adds chosen rows of another batch of the same schema.</summary>
    /// <param name="source">The other batch.</param>
    /// <param name="rows">The rows to add, in order.</param>
    /// <exception cref="ArgumentException">The other batch has other columns, or no such row; nothing is added.</exception>
    public void AppendRows(Batch source, ReadOnlySpan<int> rows)
    {
        CheckColumns(source);
        if (rows.ContainsAnyExceptInRange(0, source.Count - 1))
            throw new ArgumentException($"The other batch has {source.Count} rows, and row {rows[rows.IndexOfAnyExceptInRange(0, source.Count - 1)]} is none of them.");
        for (int i = 0; i < Columns.Length; i++)
            Columns[i].AppendRows(source.Columns[i], rows);
    }

    /// <summary>Adds a run of rows of another batch of the same schema.</summary>
    /// <param name="source">The other batch.</param>
    /// <param name="start">The first row.</param>
    /// <param name="count">How many.</param>
    /// <exception cref="ArgumentException">The other batch has other columns, or no such rows; nothing is added.</exception>
    public void AppendRange(Batch source, int start, int count)
    {
        CheckColumns(source);
        if (start < 0 || count < 0 || start > source.Count - count)
            throw new ArgumentException($"The other batch has {source.Count} rows, and {count} from {start} on are none of them.");
        for (int i = 0; i < Columns.Length; i++)
            Columns[i].AppendRange(source.Columns[i], start, count);
    }

    /// <summary>Forgets the rows from one on, those that only some of the columns have as well.</summary>
    /// <param name="count">How many rows stay.</param>
    protected void Truncate(int count)
    {
        foreach (Column column in Columns)
            column.Truncate(count);
    }

    /// <summary>Forgets all rows and keeps the memory.</summary>
    public void Clear()
    {
        foreach (Column column in Columns)
            column.Clear();
    }

    private void CheckColumns(Batch source)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (source.Schema.Shape != Schema.Shape)
            throw new ArgumentException($"The rows are of {source.Schema.Name} and not of {Schema.Name}, which has other columns.");
    }

    /// <summary>Forgets all rows and gives the memory back to the pool. Spans of the batch must not be used any more; the batch is empty.</summary>
    public void Dispose()
    {
        foreach (Column column in Columns)
            column.Release();
        GC.SuppressFinalize(this);
    }
}
