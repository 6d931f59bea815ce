using Millrace.Data;

namespace Millrace.Features;

/// <summary>
/// Computes and encodes row groups of features side by side and writes them one after the other, so that their bytes do not depend on how many there are at a
/// time: one a thread, and the one that is filled. For one caller at a time.
/// </summary>
/// <typeparam name="TRow">The row type.</typeparam>
/// <typeparam name="TFeatures">The feature set.</typeparam>
/// <param name="writer">What writes.</param>
/// <param name="create">Makes a group.</param>
/// <param name="threads">How many groups are computed at a time; with 1 the caller's thread does all.</param>
/// <param name="cancellation">Ends the work early.</param>
internal sealed class ApplyPipeline<TRow, TFeatures>(
    FeatureDatasetWriter writer, Func<ApplyingGroup<TRow, TFeatures>> create, int threads, CancellationToken cancellation) : IAsyncDisposable
    where TRow : struct, ISchema<TRow>
    where TFeatures : struct, IFeatures<TFeatures, TRow>
{
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
    private readonly Queue<ApplyingGroup<TRow, TFeatures>> _underWay = [];
    private readonly Stack<ApplyingGroup<TRow, TFeatures>> _free = [];
    private readonly List<ApplyingGroup<TRow, TFeatures>> _all = [];
    private ApplyingGroup<TRow, TFeatures>? _current;
    private Task _collected = Task.CompletedTask;
    private Task _written = Task.CompletedTask;
    private long _sent;

    /// <summary>How many rows are known to be written.</summary>
    public long Written { get; private set; }

    /// <summary>Adds the rows of a batch, which is free again afterwards.</summary>
    /// <exception cref="MillraceException">A label or a weight of an earlier row or of one of these is not valid, or a method has failed.</exception>
    public async ValueTask AddAsync(Batch batch)
    {
        for (int start = 0; start < batch.Count;)
        {
            ApplyingGroup<TRow, TFeatures> group = _current ??= Take();
            int count = group.Take(batch, start);
            if (threads == 1 && count == batch.Count)
            {
                // Nobody else is to have the rows, so they need no copy.
                group.Compute();
                group.Compute(batch);
            }
            else
            {
                group.Add(batch, start, count);
                if (group.IsHeavy)
                    await ComputeAsync(group).ConfigureAwait(false);
            }

            start += count;
            if (group.IsFull)
                await SendAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Fails as rows that were added before do, if any does: what is told must not depend on how far they were computed when others could not be read.</summary>
    /// <exception cref="MillraceException">A label or a weight is not valid, or a method has failed.</exception>
    public async ValueTask FailFirstAsync()
    {
        await _written.ConfigureAwait(false);
        _current?.Compute();
    }

    /// <summary>Waits until all rows are written.</summary>
    /// <param name="counter">Takes in what the rows had that the training rows had not.</param>
    /// <exception cref="MillraceException">A label or a weight is not valid, or a method has failed.</exception>
    public async ValueTask CompleteAsync(FeatureCounter counter)
    {
        if (_current is not null)
            await SendAsync().ConfigureAwait(false);
        await _written.ConfigureAwait(false);
        _underWay.Clear();
        foreach (ApplyingGroup<TRow, TFeatures> group in _all)
            counter.Merge(group.Counter);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await ((Task)Task.WhenAll([.. _all.Select(static group => group.Written), _collected])).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (ApplyingGroup<TRow, TFeatures> group in _all)
            group.Dispose();
        _stop.Dispose();
    }

    private ApplyingGroup<TRow, TFeatures> Take()
    {
        if (!_free.TryPop(out ApplyingGroup<TRow, TFeatures>? group))
            _all.Add(group = create());
        group.Begin(_sent);
        return group;
    }

    private async ValueTask ComputeAsync(ApplyingGroup<TRow, TFeatures> group)
    {
        try
        {
            group.Compute();
        }
        catch
        {
            // The first failure in the order of the rows is told.
            await _written.ConfigureAwait(false);
            throw;
        }
    }

    private async ValueTask SendAsync()
    {
        ApplyingGroup<TRow, TFeatures> group = _current!;
        _current = null;
        _sent += group.Count;
        group.BeginsShard = writer.BeginsShard(group.First);
        if (threads == 1)
        {
            group.Compute();
            group.Encode(_stop.Token);
            group.CollectInto(writer);
            group.WriteInto(writer);
            Written = _sent;
            _free.Push(group);
            return;
        }

        Task before = _written;
        Task computed = Task.Run(group.Compute, _stop.Token);
        Task collected = _collected = CollectAsync(group, computed, _collected);
        _written = group.Written = Task.Run(() => WriteAsync(group, computed, before, collected), CancellationToken.None);
        _underWay.Enqueue(group);
        while (_underWay.Count > threads || (_underWay.TryPeek(out ApplyingGroup<TRow, TFeatures>? oldest) && oldest.Written.IsCompletedSuccessfully))
        {
            await _underWay.Peek().Written.WaitAsync(cancellation).ConfigureAwait(false);
            Written += _underWay.Peek().Count;
            _free.Push(_underWay.Dequeue());
        }
    }

    private async Task CollectAsync(ApplyingGroup<TRow, TFeatures> group, Task computed, Task before)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        await computed.ConfigureAwait(false);
        _stop.Token.ThrowIfCancellationRequested();
        group.CollectInto(writer);
    }

    private async Task WriteAsync(ApplyingGroup<TRow, TFeatures> group, Task computed, Task before, Task collected)
    {
        try
        {
            await computed.ConfigureAwait(false);
            group.Encode(_stop.Token);
        }
        catch
        {
            // The first failure in the order of the rows is told.
            await before.ConfigureAwait(false);
            await collected.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }

        await before.ConfigureAwait(false);
        group.WriteInto(writer);
        await collected.ConfigureAwait(false);
    }
}
