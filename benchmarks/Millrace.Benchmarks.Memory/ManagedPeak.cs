namespace Millrace.Benchmarks.Memory;

/// <summary>Looks every few milliseconds how much managed memory is in use, garbage that nobody has collected yet included.</summary>
internal sealed class ManagedPeak : IDisposable
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(5);

    private readonly Thread _thread;
    private readonly ManualResetEventSlim _end = new();
    private long _most;

    /// <summary>Begins to look.</summary>
    public ManagedPeak()
    {
        _thread = new Thread(Watch) { IsBackground = true, Priority = ThreadPriority.AboveNormal };
        _thread.Start();
    }

    /// <summary>The most bytes so far.</summary>
    public long Bytes => Interlocked.Read(ref _most);

    /// <inheritdoc/>
    public void Dispose()
    {
        _end.Set();
        _thread.Join();
        _end.Dispose();
    }

    private void Watch()
    {
        do
        {
            Interlocked.Exchange(ref _most, Math.Max(_most, GC.GetTotalMemory(forceFullCollection: false)));
        }
        while (!_end.Wait(s_pause));
    }
}
