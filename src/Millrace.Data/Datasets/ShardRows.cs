using System.Collections.Immutable;

namespace Millrace.Data;

/// <summary>Rows in a folder of Parquet files.</summary>
/// <param name="folder">The folder's path.</param>
/// <param name="manifest">What is in it.</param>
internal sealed class ShardRows(string folder, DatasetManifest manifest) : RowSource
{
    public string Folder { get; } = folder;

    public DatasetManifest Manifest { get; } = manifest;

    public override long RowCount => Manifest.Rows;

    public override IAsyncEnumerable<Batch<T>> ReadAsync<T>(ScanOptions options, CancellationToken cancellation) =>
        Scan.ReadAsync<T>(Files, options, cancellation);

    public override IAsyncEnumerable<Batch> ReadColumnsAsync<T>(ImmutableArray<int> columns, ScanOptions options, CancellationToken cancellation) =>
        Scan.ReadColumnsAsync<T>(Files, columns, options, cancellation);

    public override IAsyncEnumerable<PlacedRows<T>> ReadPlacedAsync<T>(ScanOptions options, CancellationToken cancellation) =>
        Scan.ReadPlacedAsync<T>(Files, options, cancellation);

    /// <summary>Reads what is wanted of all rows. The batch is reused.</summary>
    public IAsyncEnumerable<Batch> ReadAsync(ScanTarget target, ScanOptions options, CancellationToken cancellation) =>
        Scan.ReadAsync(Files, target, options, cancellation);

    public override StretchSource Stretches(ScanTarget target, ScanOptions options, CancellationToken cancellation) =>
        new FileStretches(Files, target, options, cancellation);

    public override ValueTask<long> CountAsync(ScanOptions options, CancellationToken cancellation) => options.Filter is null
        ? ValueTask.FromResult(RowCount)
        : Scan.CountAsync(Files, options, cancellation);

    private ImmutableArray<ScanFile> Files => [.. Manifest.Shards.Select(shard => new ScanFile(
        Path.Combine(Folder, shard.File), shard.Rows, columns => new ShardRanges(Manifest, shard, columns)))];
}
