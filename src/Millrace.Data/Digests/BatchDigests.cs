using System.Collections.Immutable;

namespace Millrace.Data;

/// <summary>The digests of all columns of a schema, taken of the batches while they are at hand, so that nobody reads them again for it.</summary>
/// <param name="schema">The schema.</param>
internal sealed class BatchDigests(SchemaInfo schema) : IDisposable
{
    private readonly ImmutableArray<ColumnDigest> _columns = [.. schema.Columns.Select(ColumnDigest.Of)];

    /// <summary>Adds the rows of a batch of the schema.</summary>
    public void Add(Batch batch)
    {
        for (int i = 0; i < _columns.Length; i++)
            _columns[i].Add(batch.Columns[i]);
    }

    /// <summary>Adds those columns alone whose digest <see cref="Current"/> cannot tell.</summary>
    public void AddOthers(Batch batch)
    {
        for (int i = 0; i < _columns.Length; i++)
        {
            if (!_columns[i].HasCurrent)
                _columns[i].Add(batch.Columns[i]);
        }
    }

    /// <summary>The digest of each column, in the schema's order.</summary>
    public ImmutableArray<string> Complete() => [.. _columns.Select(static column => column.Complete())];

    /// <summary>The digest of each column's rows so far, in the schema's order; of some, which have none on the way, what others say.</summary>
    /// <param name="others">Digests to which the columns were added that have none; they begin anew.</param>
    public ImmutableArray<string> Current(BatchDigests others)
    {
        ImmutableArray<string> complete = others.Complete();
        return [.. _columns.Select((column, i) => column.HasCurrent ? column.Current() : complete[i])];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (ColumnDigest column in _columns)
            column.Dispose();
    }
}
