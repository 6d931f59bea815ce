using System.Collections.Immutable;

namespace Millrace.Data;

/// <summary>
/// Encodes row groups side by side and writes them one after the other, so that their bytes do not depend on how many there are at a time. For one caller at
/// a time.
/// </summary>
/// <typeparam name="T">The row type.</typeparam>
internal sealed class GroupPipeline<T> : IAsyncDisposable
    where T : struct, ISchema<T>
{
    private readonly DatasetWriteOptions _options;
    private readonly ParquetWriteOptions _parquet;
    private readonly long _groupBytes;
    private readonly ParquetShardWriter _shards;
    private readonly ShardFacts _facts;
    private readonly CancellationTokenSource _abandoned = new();
    private readonly Queue<WritingGroup<T>> _underWay = [];

    // The one that was filled last is filled next, so that few of them grow where rows become large.
    private readonly Stack<WritingGroup<T>> _free = [];
    private readonly List<WritingGroup<T>> _all = [];
    private Task _collecting = Task.CompletedTask;
    private Task _written = Task.CompletedTask;
    private WritingGroup<T> _current;
    private long _rows;
    private long _shardRows;

    public GroupPipeline(string folder, DatasetWriteOptions options, long groupBytes)
    {
        _options = options;
        _parquet = ParquetWriteOptions.Default with { Compression = options.Compression };
        _groupBytes = groupBytes;
        _current = Create();
        _facts = new ShardFacts(Filling.Rows);
        _shards = new ParquetShardWriter(folder, Filling.Rows, _parquet);
    }

    /// <summary>The row group to be filled.</summary>
    public FillingGroup<T> Filling => _current.Filling;

    /// <summary>Sends the filled row group on its way and takes another; waits where too many are on theirs.</summary>
    /// <param name="isLast">Whether no other is needed.</param>
    /// <param name="cancellation">Ends the waiting early.</param>
    /// <exception cref="DataException">A value cannot be written; its column and row are named.</exception>
    public async ValueTask SendAsync(bool isLast, CancellationToken cancellation)
    {
        WritingGroup<T> group = _current;
        bool startsShard = _rows == 0 || _shardRows >= _options.RowsPerShard;
        long firstRow = _rows;
        _shardRows = (startsShard ? 0 : _shardRows) + group.Filling.Rows.Count;
        _rows += group.Filling.Rows.Count;
        if (_options.Parallelism == 1)
        {
            group.Encoded.Encode(group.Filling.Rows, firstRow, cancellation);
            _facts.Add(group.Filling.Rows, startsShard);
            _shards.Write(group.Encoded, startsShard);
            group.Filling.Clear();
            return;
        }

        Task before = _written;
        Task collecting = _collecting = CollectAsync(_collecting, group, startsShard);
        _written = group.Written = Task.Run(() => WriteAsync(group, firstRow, startsShard, before, collecting), CancellationToken.None);
        _underWay.Enqueue(group);
        if (isLast)
            return;
        int most = group.Filling.IsHeavy ? 1 : _options.Parallelism;
        while (_underWay.Count > most || (_underWay.TryPeek(out WritingGroup<T>? oldest) && oldest.Written.IsCompletedSuccessfully))
        {
            await _underWay.Peek().Written.WaitAsync(cancellation).ConfigureAwait(false);
            _free.Push(_underWay.Dequeue());
        }

        _current = _free.TryPop(out WritingGroup<T>? written) ? written : Create();
    }

    /// <summary>Waits for all row groups and finishes the last file.</summary>
    /// <returns>The digest of each column, and all files in order.</returns>
    /// <exception cref="DataException">A value cannot be written; its column and row are named.</exception>
    public async ValueTask<(ImmutableArray<string> Digests, ImmutableArray<ShardEntry> Shards)> CompleteAsync(CancellationToken cancellation)
    {
        await _written.WaitAsync(cancellation).ConfigureAwait(false);
        ImmutableArray<ShardEntry> shards = _shards.Complete();
        var (digests, facts) = _facts.Complete();
        return (digests, [.. shards.Zip(facts, static (shard, columns) => shard with { Columns = columns })]);
    }

    /// <summary>Stops what is on its way, and deletes the files.</summary>
    public async ValueTask AbandonAsync()
    {
        await StopAsync().ConfigureAwait(false);
        _shards.Abandon();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync().ConfigureAwait(false);
        _shards.Dispose();
        _facts.Dispose();
        foreach (WritingGroup<T> group in _all)
            group.Dispose();
        _abandoned.Dispose();
    }

    private WritingGroup<T> Create()
    {
        var group = new WritingGroup<T>(_parquet, _groupBytes);
        _all.Add(group);
        return group;
    }

    private async Task StopAsync()
    {
        await _abandoned.CancelAsync().ConfigureAwait(false);
        await ((Task)Task.WhenAll([.. _all.Select(static group => group.Written), _collecting])).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task CollectAsync(Task before, WritingGroup<T> group, bool startsShard)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        if (!_abandoned.IsCancellationRequested)
            await Task.Run(() => _facts.Add(group.Filling.Rows, startsShard), CancellationToken.None).ConfigureAwait(false);
    }

    // The call that starts it is over before it is, so it ends by nobody's token but the pipeline's own.
    private async Task WriteAsync(WritingGroup<T> group, long firstRow, bool startsShard, Task before, Task collecting)
    {
        try
        {
            group.Encoded.Encode(group.Filling.Rows, firstRow, _abandoned.Token);
        }
        catch
        {
            // The first failure in the order of the rows is told. What the digest says of the same value names no column.
            await before.ConfigureAwait(false);
            await collecting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }

        await before.ConfigureAwait(false);
        _shards.Write(group.Encoded, startsShard);
        await collecting.ConfigureAwait(false);
        group.Filling.Clear();
    }
}
