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

    /// <summary>The digest of each column, in the schema's order.</summary>
    public ImmutableArray<string> Complete() => [.. _columns.Select(static column => column.Complete())];

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (ColumnDigest column in _columns)
            column.Dispose();
    }
}
