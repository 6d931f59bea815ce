using System.Collections.Immutable;

namespace Millrace.Data;

/// <summary>Collects what the manifest says of each file's columns, while their rows are at hand. For one thread at a time.</summary>
/// <param name="shape">A batch like those that will be added.</param>
internal sealed class ShardFacts(Batch shape) : IDisposable
{
    private readonly BatchDigests _all = new(shape.Schema);
    private readonly BatchDigests _later = new(shape.Schema);
    private readonly ImmutableArray<ColumnEnds> _ends = [.. shape.Columns.Select(ColumnEnds.Of)];
    private readonly List<ImmutableArray<ShardColumn>> _shards = [];
    private bool _hasRows;

    /// <summary>Adds the rows of a batch.</summary>
    /// <param name="rows">The batch.</param>
    /// <param name="startsShard">Whether they are the first of a file.</param>
    public void Add(Batch rows, bool startsShard)
    {
        if (startsShard)
            EndShard();
        _hasRows = true;
        _all.Add(rows);

        // Of the first file the digests are those of all rows so far, and of most datasets it is the only one.
        if (_shards.Count > 0)
            _later.Add(rows);
        else
            _later.AddOthers(rows);
        for (int i = 0; i < _ends.Length; i++)
            _ends[i].Add(rows.Columns[i]);
    }

    /// <summary>The digest of each column over all files, and what is known of the columns of each file.</summary>
    public (ImmutableArray<string> Digests, IReadOnlyList<ImmutableArray<ShardColumn>> Shards) Complete()
    {
        EndShard();
        return (_all.Complete(), _shards);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _all.Dispose();
        _later.Dispose();
    }

    private void EndShard()
    {
        if (!_hasRows)
            return;
        ImmutableArray<string> digests = _shards.Count == 0 ? _all.Current(_later) : _later.Complete();
        _shards.Add([.. _ends.Zip(digests, static (ends, digest) => ends.Complete(digest))]);
        _hasRows = false;
    }
}
