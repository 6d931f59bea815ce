using System.Threading.Channels;

namespace Millrace.Data;

/// <summary>The memory of a thread that decodes, made when it is needed. For one thread at a time.</summary>
/// <param name="most">How many batches the thread may have.</param>
/// <param name="create">Makes one.</param>
internal sealed class ThreadSlots(int most, Func<Channel<ScanSlot>, ScanSlot> create)
{
    private readonly Channel<ScanSlot> _free = Channel.CreateUnbounded<ScanSlot>(new UnboundedChannelOptions { SingleReader = true });
    private int _made;

    /// <summary>Memory that is free, or waits for some.</summary>
    public ValueTask<ScanSlot> TakeAsync(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (_free.Reader.TryRead(out ScanSlot? slot))
            return ValueTask.FromResult(slot);
        if (_made == most)
            return _free.Reader.ReadAsync(cancellation);
        _made++;
        return ValueTask.FromResult(create(_free));
    }
}
