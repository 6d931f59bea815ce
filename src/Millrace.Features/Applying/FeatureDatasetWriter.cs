using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>Writes computed features as Parquet files with a manifest. The same rows give the same bytes, however they are cut into blocks.</summary>
internal sealed class FeatureDatasetWriter : IDisposable
{
    private readonly string _folder;
    private readonly FeatureColumns _columns;
    private readonly Batch _rows;
    private readonly int _groupRows;
    private readonly EncodedGroup _encoded;
    private readonly ShardFacts _facts;
    private readonly ParquetShardWriter _shards;
    private readonly long _mostIds;
    private long _ids;
    private long _written;
    private long _shardRows;

    /// <param name="folder">Where the files go.</param>
    /// <param name="columns">Their columns.</param>
    /// <param name="layout">Where features stand in blocks.</param>
    /// <param name="mostIds">With so many sparse ids a group of rows ends, or with more of its last row.</param>
    public FeatureDatasetWriter(string folder, FeatureColumns columns, FeatureLayout layout, long mostIds = RowSource.BatchBytes / sizeof(int))
    {
        (_folder, _columns) = (folder, columns);
        _rows = columns.CreateBatch();
        long rowBytes = sizeof(float) * (layout.DenseWidth + (long)layout.IdWidth + columns.Schema.Columns.Length);
        _groupRows = (int)Math.Clamp(RowSource.BatchBytes / Math.Max(1, rowBytes), 1, RowSource.BatchRows);
        ParquetWriteOptions options = ParquetWriteOptions.Default with { Compression = DatasetWriteOptions.Default.Compression };
        _mostIds = mostIds;
        _encoded = new EncodedGroup(_rows, options);
        _facts = new ShardFacts(_rows);
        _shards = new ParquetShardWriter(folder, _rows, options);
    }

    /// <summary>Adds the rows of a block.</summary>
    public void Add(FeatureBlock block, CancellationToken cancellation)
    {
        for (int first = 0; first < block.Rows;)
        {
            int count = Take(block, first);
            _columns.Append(block, first, count, _rows);
            first += count;
            if (_rows.Count == _groupRows || _ids >= _mostIds)
                WriteGroup(cancellation);
        }
    }

    /// <summary>Writes what is left and the manifest.</summary>
    public async ValueTask<DatasetManifest> CompleteAsync(CancellationToken cancellation)
    {
        if (_rows.Count > 0)
            WriteGroup(cancellation);
        ImmutableArray<ShardEntry> shards = _shards.Complete();
        var (digests, facts) = _facts.Complete();
        DatasetManifest manifest = DatasetManifest.Of(
            _columns.Schema, digests, [.. shards.Zip(facts, static (shard, columns) => shard with { Columns = columns })]).As(_columns.Schema);
        await manifest.WriteAsync(_folder, cancellation).ConfigureAwait(false);
        return manifest;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _shards.Dispose();
        _facts.Dispose();
        _encoded.Dispose();
        _rows.Dispose();
    }

    // A group ends with the row in which it has so many sparse ids, so that long lists make groups of fewer rows.
    private int Take(FeatureBlock block, int first)
    {
        int most = Math.Min(block.Rows - first, _groupRows - _rows.Count), sparse = block.Layout!.SparseCount;
        if (sparse == 0)
            return most;
        int count = 0;
        while (count < most && _ids < _mostIds)
        {
            for (int i = 0; i < sparse; i++)
                _ids += block.Sparse(i)[first + count].Length;
            count++;
        }

        return count;
    }

    private void WriteGroup(CancellationToken cancellation)
    {
        _ids = 0;
        bool startsShard = _written == 0 || _shardRows >= DatasetWriteOptions.Default.RowsPerShard;
        _encoded.Encode(_rows, _written, cancellation);
        _facts.Add(_rows, startsShard);
        _shards.Write(_encoded, startsShard);
        _shardRows = (startsShard ? 0 : _shardRows) + _rows.Count;
        _written += _rows.Count;
        _rows.Clear();
    }
}
