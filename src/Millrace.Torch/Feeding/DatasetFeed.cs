using System.Threading.Channels;
using Millrace.Data;
using Millrace.Features;

namespace Millrace.Torch;

/// <summary>
/// Feeds a dataset's rows through fitted features. What fits the memory that it may use is read once and kept; otherwise the dataset is read again each
/// time in blocks, the next of which is computed on another thread while one is used.
/// </summary>
/// <typeparam name="TRow">The rows' schema.</typeparam>
/// <typeparam name="TFeatures">The feature set.</typeparam>
internal sealed class DatasetFeed<TRow, TFeatures> : IRowFeed
    where TRow : struct, ISchema<TRow>
    where TFeatures : struct, ILabeledFeatures<TFeatures, TRow>
{
    private readonly Dataset<TRow> _rows;
    private readonly Fitted<TFeatures> _features;
    private readonly RowBlock[] _blocks;
    private readonly int _blockRows;
    private RowChecks? _checks;
    private double _scale;
    private bool _isKept;

    /// <param name="rows">The rows, at least one.</param>
    /// <param name="features">The features.</param>
    /// <param name="memory">How many bytes the blocks may take; a batch of the dataset is taken whole all the same.</param>
    /// <param name="checks">What is checked of the rows when they are first read.</param>
    public DatasetFeed(Dataset<TRow> rows, Fitted<TFeatures> features, long memory, RowChecks checks)
    {
        _rows = rows;
        _features = features;
        _checks = checks;
        bool hasWeights = RowWeights.Has<TRow, TFeatures>();
        long rowBytes = (Width + (hasWeights ? 2L : 1L)) * sizeof(float);
        long longest = Array.MaxLength / Width;
        Fits = rows.RowCount <= longest && rows.RowCount * rowBytes <= memory;
        _blocks = Fits ? [new RowBlock(Width, hasWeights)] : [new RowBlock(Width, hasWeights), new RowBlock(Width, hasWeights)];
        _blockRows = (int)Math.Min(longest, Fits ? rows.RowCount : Math.Max(1, memory / 2 / rowBytes));
    }

    public long RowCount => _rows.RowCount;

    public int Width => _features.Layout.Width;

    /// <summary>Counts, when the rows are first read, what they have that those had not that the features were fitted on; null to count nothing.</summary>
    public FeatureCounter? Counter { get; init; }

    /// <summary>Whether all rows are kept in memory.</summary>
    public bool Fits { get; }

    public void Prepare(CancellationToken cancellation)
    {
        if (!Fits)
            return;
        foreach (RowBlock _ in Read(cancellation))
        {
        }
    }

    public IEnumerable<RowBlock> Read(CancellationToken cancellation)
    {
        if (!_isKept)
            return ReadBlocks(cancellation);
        return _blocks;
    }

    private IEnumerable<RowBlock> ReadBlocks(CancellationToken cancellation)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var free = Channel.CreateUnbounded<RowBlock>();
        var filled = Channel.CreateUnbounded<RowBlock>();
        foreach (RowBlock block in _blocks)
            free.Writer.TryWrite(block);
        Task reading = Task.Run(() => FillAsync(free.Reader, filled.Writer, end.Token), CancellationToken.None);
        try
        {
            // Training has a thread of its own, which may wait.
            while (filled.Reader.WaitToReadAsync(cancellation).AsTask().GetAwaiter().GetResult() && filled.Reader.TryRead(out RowBlock? block))
            {
                yield return block;
                free.Writer.TryWrite(block);
            }

            _isKept = Fits;
        }
        finally
        {
            end.Cancel();
            reading.GetAwaiter().GetResult();
        }
    }

    /// <summary>Fills blocks until the rows end. What goes wrong reaches who waits for the next block.</summary>
    private async Task FillAsync(ChannelReader<RowBlock> free, ChannelWriter<RowBlock> filled, CancellationToken cancellation)
    {
        try
        {
            long done = 0;
            RowBlock? block = null;
            await foreach (Batch<TRow> batch in _rows.ReadAsync(cancellation).ConfigureAwait(false))
            {
                cancellation.ThrowIfCancellationRequested();
                if (block is not null && block.Count + batch.Count > _blockRows)
                {
                    HandOver(block, filled);
                    block = null;
                }

                if (block is null)
                {
                    block = await free.ReadAsync(cancellation).ConfigureAwait(false);
                    block.Begin(done, _blockRows);
                }

                block.Add(batch, _features, _checks is null ? null : Counter);
                done += batch.Count;
            }

            if (block is not null)
                HandOver(block, filled);
            _checks?.Complete();
            _checks = null;
            filled.TryComplete();
        }
#pragma warning disable CA1031 // Whatever it is, the other thread throws it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            filled.TryComplete(exception);
        }
    }

    private void HandOver(RowBlock block, ChannelWriter<RowBlock> filled)
    {
        _checks?.Add(block);

        // Where all rows are one block, what is known of the whole is known before any is used.
        if (Fits)
            _checks?.Complete();

        // Relative to the first rows, weights are near 1, and exactly that where all are the same: then training is what it is without them.
        if (block.FirstRow == 0)
            _scale = block.MeanWeight() is > 0 and var mean ? mean : 1;
        block.Scale(_scale);
        filled.TryWrite(block);
    }
}
