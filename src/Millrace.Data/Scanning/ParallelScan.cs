using System.Threading.Channels;

namespace Millrace.Data;

/// <summary>
/// Decodes row groups on several threads and hands their batches out in the order of the rows. Each thread has two batches: one that it decodes, one that
/// waits or is used.
/// </summary>
internal sealed class ParallelScan : IAsyncDisposable
{
    private const int SlotsOfThread = 2;

    private readonly ScanUnits _units;
    private readonly ScanOptions _options;
    private readonly CancellationToken _cancellation;
    private readonly CancellationTokenSource _stop;
    private readonly Channel<ScanUnit> _order = Channel.CreateUnbounded<ScanUnit>(new UnboundedChannelOptions { SingleReader = true });
    private readonly List<ScanSlot> _slots = [];
    private readonly Task[] _threads;
    private readonly Lock _gate = new();
    private ScanUnit? _unit;
    private ScanSlot? _used;
    private int _running;

    public ParallelScan(IReadOnlyList<ScanFile> files, ScanTarget target, ScanOptions options, CancellationToken cancellation)
    {
        _units = new ScanUnits(files, options);
        _options = options;
        _cancellation = cancellation;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _running = options.Parallelism;
        _threads = new Task[options.Parallelism];
        for (int i = 0; i < _threads.Length; i++)
        {
            Channel<ScanSlot> free = Channel.CreateUnbounded<ScanSlot>();
            for (int slot = 0; slot < SlotsOfThread; slot++)
            {
                _slots.Add(new ScanSlot(target, options.Filter, free));
                free.Writer.TryWrite(_slots[^1]);
            }

            Batch shape = _slots[^1].Shape;
            _threads[i] = Task.Run(() => DecodeAsync(shape, free.Reader), CancellationToken.None);
        }
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
            if (await _unit!.Ready!.Reader.WaitToReadAsync().ConfigureAwait(false) && _unit.Ready.Reader.TryRead(out _used))
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
        await Task.WhenAll(_threads).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _units.Dispose();
        foreach (ScanSlot slot in _slots)
            slot.Dispose();
        _stop.Dispose();
    }

    private async Task DecodeAsync(Batch shape, ChannelReader<ScanSlot> free)
    {
        using var reader = new ScanReader(shape, _options.Meter);
        try
        {
            // A unit is taken once there is memory for it: nobody waits behind one that cannot go on.
            ScanSlot? slot = await free.ReadAsync(_stop.Token).ConfigureAwait(false);
            while (Take() is { } unit)
            {
                slot ??= await free.ReadAsync(_stop.Token).ConfigureAwait(false);
                slot = await DecodeAsync(unit, reader, slot, free).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // Whoever waits for the batches knows of it.
        }
        finally
        {
            if (Interlocked.Decrement(ref _running) == 0)
                _order.Writer.TryComplete();
        }
    }

    /// <returns>The slot that was not needed.</returns>
    private async ValueTask<ScanSlot?> DecodeAsync(ScanUnit unit, ScanReader reader, ScanSlot slot, ChannelReader<ScanSlot> free)
    {
        ChannelWriter<ScanSlot> ready = unit.Ready!.Writer;
        try
        {
            ParquetFileReader file = reader.Start(unit);
            while (slot.Read(file, _stop.Token))
            {
                ready.TryWrite(slot);
                slot = await free.ReadAsync(_stop.Token).ConfigureAwait(false);
            }

            ready.TryComplete();
            return slot;
        }
        catch (Exception error)
        {
            ready.TryComplete(error);
            if (error is OperationCanceledException)
                throw;
            Stop();
            return slot;
        }
        finally
        {
            unit.File?.LetGo();
        }
    }

    private ScanUnit? Take()
    {
        lock (_gate)
        {
            if (_stop.IsCancellationRequested || _units.Next() is not { } unit)
                return null;
            unit.Ready = Channel.CreateUnbounded<ScanSlot>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });
            _order.Writer.TryWrite(unit);
            return unit;
        }
    }

    // What comes behind a failure nobody reads.
    private void Stop()
    {
        lock (_gate)
            _units.Stop();
    }
}
