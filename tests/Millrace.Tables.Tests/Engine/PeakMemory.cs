using Millrace.Data;

namespace Millrace.Tables.Tests.Engine;

/// <summary>Looks every few milliseconds how much of the machine's memory the process has.</summary>
internal sealed class PeakMemory : IDisposable
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(10);

    private readonly ManualResetEventSlim _isOver = new();
    private readonly Thread _thread;
    private readonly long _before;
    private long _most;

    /// <summary>Gives back what is free, and starts to look.</summary>
    public PeakMemory()
    {
        UnusedMemory.Drop(long.MaxValue);
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        _before = _most = Environment.WorkingSet;
        _thread = new Thread(Look) { IsBackground = true };
        _thread.Start();
    }

    /// <summary>By how many bytes the process grew at most.</summary>
    public long Growth => _most - _before;

    public void Dispose()
    {
        _isOver.Set();
        _thread.Join();
        _isOver.Dispose();
    }

    private void Look()
    {
        do
            _most = Math.Max(_most, Environment.WorkingSet);
        while (!_isOver.Wait(s_pause));
    }
}
