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
    /// <exception cref="DataException">The other batch has rows that only some columns have, or this one does not hold so much; nothing is added.</exception>
    public void AppendRows(Batch source, ReadOnlySpan<int> rows)
    {
        CheckColumns(source);
        int wrong = source.Count > 0 ? rows.IndexOfAnyExceptInRange(0, source.Count - 1) : rows.IsEmpty ? -1 : 0;
        if (wrong >= 0)
            throw new ArgumentException($"The other batch has {source.Count} rows, and row {rows[wrong]} is none of them.");
        int count = Count;
        try
        {
            for (int i = 0; i < Columns.Length; i++)
                Columns[i].AppendRows(source.Columns[i], rows);
        }
        catch
        {
            Truncate(count);
            throw;
        }
    }

    /// <summary>Adds a run of rows of another batch of the same schema.</summary>
    /// <param name="source">The other batch.</param>
    /// <param name="start">The first row.</param>
    /// <param name="count">How many.</param>
    /// <exception cref="ArgumentException">The other batch has other columns, or no such rows; nothing is added.</exception>
    /// <exception cref="DataException">The other batch has rows that only some columns have, or this one does not hold so much; nothing is added.</exception>
    public void AppendRange(Batch source, int start, int count)
    {
        CheckColumns(source);
        if (start < 0 || count < 0 || start > source.Count - count)
            throw new ArgumentException($"The other batch has {source.Count} rows, and {count} from {start} on are none of them.");
        int before = Count;
        try
        {
            for (int i = 0; i < Columns.Length; i++)
                Columns[i].AppendRange(source.Columns[i], start, count);
        }
        catch
        {
            Truncate(before);
            throw;
        }
    }

    /// <summary>Forgets the rows from one on, those that only some of the columns have as well.</summary>
    /// <param name="count">How many rows stay.</param>
    protected void Truncate(int count)
    {
        foreach (Column column in Columns)
            column.Truncate(Math.Min(count, column.Count));
    }

    /// <summary>Forgets all rows and keeps the memory.</summary>
    public void Clear()
    {
        foreach (Column column in Columns)
            column.Clear();
    }

    /// <summary>Forgets all rows and gives the memory back to the pool. Spans of the batch must not be used any more; the batch is empty.</summary>
    public void Dispose()
    {
        foreach (Column column in Columns)
            column.Release();
        GC.SuppressFinalize(this);
    }

    /// <summary>Looks whether each row is in all columns, which can be added to one by one.</summary>
    /// <exception cref="DataException">A column has more or fewer rows than the first, or elements that belong to no row.</exception>
    internal void CheckRows()
    {
        foreach (Column column in Columns)
        {
            if (column.Count != Count)
            {
                string first = Columns[0].Info.Name;
                throw new DataException(
                    $"Column \"{column.Info.Name}\" has {column.Count} rows and column \"{first}\" has {Count}: add each row to all columns of {Schema.Name}.");
            }

            if (column is ListColumn { HasUnended: true })
                throw new DataException($"Column \"{column.Info.Name}\" has elements that belong to no row: call EndRow once they are added.");
        }
    }

    private void CheckColumns(Batch source)
    {
        ArgumentNullException.ThrowIfNull(source);
        bool isLike = Columns.Length == source.Columns.Length;
        for (int i = 0; isLike && i < Columns.Length; i++)
            isLike = Columns[i].IsLike(source.Columns[i]);
        if (!isLike)
            throw new ArgumentException($"The rows are of {source.Schema.Name} and not of {Schema.Name}, which has other columns.");
        source.CheckRows();
    }
}
