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

    /// <param name="folder">Where the files go.</param>
    /// <param name="columns">The columns of computed features.</param>
    /// <param name="layout">Where features stand in a block.</param>
    /// <param name="read">The columns that they are computed from.</param>
    public FeatureDatasetWriter(string folder, FeatureColumns columns, FeatureLayout layout, ImmutableArray<Column> read)
    {
        (_folder, _columns, _shape) = (folder, columns, columns.CreateBatch());
        long rowBytes = sizeof(float) * (layout.DenseWidth + (long)layout.IdWidth + columns.Schema.Columns.Length);
        GroupRows = (int)Math.Clamp(RowSource.BatchBytes / Math.Max(1, rowBytes), 1, RowSource.RowsOfBatch(read));
        _facts = new ShardFacts(_shape);
        _shards = new ParquetShardWriter(folder, _shape, _options);
    }

    /// <summary>How many rows a group has; the last may have fewer.</summary>
    public int GroupRows { get; }

    /// <summary>Makes what a group is encoded to.</summary>
    public EncodedGroup CreateEncoded() => new(_shape, _options);

    /// <summary>Collects what the manifest says of the rows of the next group.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="firstRow">How many rows are before them.</param>
    public void Collect(Batch rows, long firstRow) => _facts.Add(rows, StartsShard(firstRow));

    /// <summary>Writes the next group.</summary>
    /// <param name="group">The group.</param>
    /// <param name="firstRow">How many rows are before it.</param>
    public void Write(EncodedGroup group, long firstRow) => _shards.Write(group, StartsShard(firstRow));

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

    // A file ends with the group that brings it to as many rows as it is to have; all groups but the last have as many.
    private bool StartsShard(long firstRow)
    {
        long groups = (DatasetWriteOptions.Default.RowsPerShard + GroupRows - 1) / GroupRows;
        return firstRow / GroupRows % groups == 0;
    }
}
