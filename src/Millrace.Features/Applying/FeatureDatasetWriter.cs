using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>
/// Writes row groups of computed features as Parquet files with a manifest. How many rows a group has depends on the columns alone, those that are read and
/// those that are written. For one thread at a time, but what collects and what writes may be two.
/// </summary>
internal sealed class FeatureDatasetWriter : IDisposable
{
    private readonly string _folder;
    private readonly FeatureColumns _columns;
    private readonly ParquetWriteOptions _options = ParquetWriteOptions.Default with { Compression = DatasetWriteOptions.Default.Compression };
    private readonly Batch _shape;
    private readonly ShardFacts _facts;
    private readonly ParquetShardWriter _shards;
    private long _shardFirst;

    /// <param name="folder">Where the files go.</param>
    /// <param name="columns">The columns of computed features.</param>
    /// <param name="layout">Where features stand in a block.</param>
    /// <param name="read">The columns that they are computed from.</param>
    /// <param name="mostBytes">With so many bytes of sparse ids and texts of keys a group of rows ends, or with more of its last row.</param>
    public FeatureDatasetWriter(
        string folder, FeatureColumns columns, FeatureLayout layout, ImmutableArray<Column> read, long mostBytes = RowSource.BatchBytes)
    {
        MostBytes = mostBytes;
        (_folder, _columns, _shape) = (folder, columns, columns.CreateBatch());
        long rowBytes = sizeof(float) * (layout.DenseWidth + (long)layout.IdWidth + columns.Schema.Columns.Length);
        GroupRows = (int)Math.Clamp(RowSource.BatchBytes / Math.Max(1, rowBytes), 1, RowSource.RowsOfBatch(read));
        _facts = new ShardFacts(_shape);
        _shards = new ParquetShardWriter(folder, _shape, _options);
    }

    /// <summary>How many rows a group has; the last may have fewer, and those with many sparse ids or long keys.</summary>
    public int GroupRows { get; }

    /// <summary>With so many bytes of sparse ids and texts of keys a group ends, or with more of its last row.</summary>
    public long MostBytes { get; }

    /// <summary>Makes what a group is encoded to.</summary>
    public EncodedGroup CreateEncoded() => new(_shape, _options);

    /// <summary>Whether the next group begins a file: the one before has as many rows as it is to have. Asked once a group, in their order.</summary>
    /// <param name="firstRow">How many rows are before the group.</param>
    public bool BeginsShard(long firstRow)
    {
        if (firstRow > 0 && firstRow - _shardFirst < DatasetWriteOptions.Default.RowsPerShard)
            return false;
        _shardFirst = firstRow;
        return true;
    }

    /// <summary>Collects what the manifest says of the rows of the next group.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="beginsShard">Whether they begin a file.</param>
    public void Collect(Batch rows, bool beginsShard) => _facts.Add(rows, beginsShard);

    /// <summary>Writes the next group.</summary>
    /// <param name="group">The group.</param>
    /// <param name="beginsShard">Whether it begins a file.</param>
    public void Write(EncodedGroup group, bool beginsShard) => _shards.Write(group, beginsShard);

    /// <summary>Finishes the last file and writes the manifest.</summary>
    public async ValueTask<DatasetManifest> CompleteAsync(CancellationToken cancellation)
    {
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
        _shape.Dispose();
    }
}
