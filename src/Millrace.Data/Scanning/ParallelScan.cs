using System.Threading.Channels;

namespace Millrace.Data;

/// <summary>
/// Decodes row groups on several threads and hands their batches out in the order of the rows. Each thread has two batches at most: one that it decodes, one
/// that waits or is used. There are no more threads than row groups.
/// </summary>
internal sealed class ParallelScan : IAsyncDisposable
{
    private const int SlotsOfThread = 2;

    private readonly ScanUnits _units;
    private readonly ScanOptions _options;
    private readonly CancellationToken _cancellation;
    private readonly CancellationTokenSource _stop;
    private readonly Channel<ScanUnit> _order = Channel.CreateUnbounded<ScanUnit>(new UnboundedChannelOptions { SingleReader = true });
    private readonly ScanTarget _target;
    private readonly List<ScanSlot> _slots = [];
    private readonly List<Task> _threads = [];
    private readonly Lock _gate = new();
    private ScanUnit? _unit;
    private ScanSlot? _used;
    private int _running;

    public ParallelScan(IReadOnlyList<ScanFile> files, ScanTarget target, ScanOptions options, CancellationToken cancellation)
    {
        _options = options;
        _cancellation = cancellation;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _units = new ScanUnits(files, options, _stop.Token);
        _target = target;
        lock (_gate)
            StartThread();
    }

    /// <summary>The next batch, usable until the next call; null behind the last.</summary>
    public async ValueTask<ScanSlot?> NextAsync()
    {
        _used?.Return();
        _used = null;
        while (true)
        {
            _cancellation.ThrowIfCancellationRequested();
            if (_unit is null && !(await _order.Reader.WaitToReadAsync().ConfigureAwait(false) && _order.Reader.TryRead(out _unit)))
                break;

            // A unit that failed throws here what it failed with.
            if (await IsReadyAsync(_unit!.Ready!.Reader).ConfigureAwait(false) && _unit.Ready!.Reader.TryRead(out _used))
                return _used;
            _unit = null;
        }

        _cancellation.ThrowIfCancellationRequested();
        return null;
    }

    /// <summary>Stops the threads and waits for them, so that no file is open afterwards.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(Threads()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _units.Dispose();
        foreach (ScanSlot slot in _slots)
            slot.Dispose();
        _stop.Dispose();
    }

    private async ValueTask<bool> IsReadyAsync(ChannelReader<ScanSlot> batches)
    {
        try
        {
            return await batches.WaitToReadAsync().ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The threads end by a token of theirs; whoever reads is told of his own.
            _cancellation.ThrowIfCancellationRequested();
            throw;
        }
    }

    private async Task DecodeAsync(ThreadSlots slots)
    {
        ScanReader? reader = null;
        try
        {
            // A unit is taken once there is memory for it: nobody waits behind one that cannot go on.
            ScanSlot slot = await slots.TakeAsync(_stop.Token).ConfigureAwait(false);
            reader = new ScanReader(slot.Shape, _options);
            while (Take() is { } unit)
                slot = await DecodeAsync(unit, reader, slot, slots).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Whoever waits for the batches knows of it.
        }
        catch (Exception error)
        {
            _order.Writer.TryComplete(error);
        }
        finally
        {
            reader?.Dispose();
            lock (_gate)
            {
                if (--_running == 0)
                    _order.Writer.TryComplete();
            }
        }
    }

    /// <returns>A slot for the next unit.</returns>
    private async ValueTask<ScanSlot> DecodeAsync(ScanUnit unit, ScanReader reader, ScanSlot slot, ThreadSlots slots)
    {
        ChannelWriter<ScanSlot> ready = unit.Ready!.Writer;
        try
        {
            ParquetFileReader file = reader.Start(unit);
            for (long next = unit.RowsBefore + unit.FirstRow; slot.Read(file, next, _stop.Token);)
            {
                next += slot.Count;
                ready.TryWrite(slot);
                slot = await slots.TakeAsync(_stop.Token).ConfigureAwait(false);
            }

            ready.TryComplete();
        }
        catch (Exception error)
        {
            ready.TryComplete(error);
            if (error is OperationCanceledException)
                throw;

            // What comes behind a failure nobody reads.
            lock (_gate)
                _units.Stop();
        }
        finally
        {
            unit.File?.LetGo();
        }

        return slot;
    }

    private ScanUnit? Take()
    {
        lock (_gate)
        {
            if (_stop.IsCancellationRequested || _units.Next() is not { } unit)
                return null;
            unit.Ready = Channel.CreateUnbounded<ScanSlot>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });
            _order.Writer.TryWrite(unit);
            if (_units.MayHaveMore && _threads.Count < _options.Parallelism)
                StartThread();
            return unit;
        }
    }

    // Whoever calls holds the lock.
    private void StartThread()
    {
        var slots = new ThreadSlots(SlotsOfThread, CreateSlot);
        _running++;
        _threads.Add(Task.Run(() => DecodeAsync(slots), CancellationToken.None));
    }

    private ScanSlot CreateSlot(Channel<ScanSlot> owner)
    {
        var slot = new ScanSlot(_target, _options.Filter, owner);
        lock (_gate)
            _slots.Add(slot);
        return slot;
    }

    private Task[] Threads()
    {
        lock (_gate)
        {
            _units.Stop();
            return [.. _threads];
        }
    }
}
