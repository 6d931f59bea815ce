using System.Runtime.ExceptionServices;

namespace Millrace.Tables;

/// <summary>
/// Parts of a work, which threads take one after the other. It is made for each block of rows, thousands of times a second, so that it costs two objects and
/// what a queue takes, where <see cref="Parallel"/> makes some dozens.
/// </summary>
/// <param name="count">How many parts, at least one.</param>
/// <param name="work">Does one part.</param>
internal sealed class SharedWork(int count, Action<int> work)
{
    private readonly object _lock = new();
    private readonly int _count = count;
    private int _next;
    private int _left = count;
    private int _failed = int.MaxValue;
    private ExceptionDispatchInfo? _error;

    /// <summary>Does all parts. This thread does some of them itself, so that it never waits for another one to begin.</summary>
    /// <param name="threads">How many threads, this one among them.</param>
    public void Run(int threads)
    {
        Invite(threads - 1);
        TakeParts();
        WaitForOthers();
        _error?.Throw();
    }

    private void Invite(int threads)
    {
        try
        {
            for (int i = 0; i < threads; i++)
                ThreadPool.QueueUserWorkItem(static shared => shared.TakeParts(), this, preferLocal: false);
        }
        catch (OutOfMemoryException)
        {
            // Those that have come are waited for; this thread does the rest.
        }
    }

    private void TakeParts()
    {
        for (int part = Interlocked.Increment(ref _next) - 1; part < _count; part = Interlocked.Increment(ref _next) - 1)
        {
            try
            {
                work(part);
            }
            catch (Exception error)
            {
                Keep(part, error);
            }

            if (Interlocked.Decrement(ref _left) == 0)
                TellDone();
        }
    }

    private void Keep(int part, Exception error)
    {
        lock (_lock)
        {
            if (part < _failed)
                (_failed, _error) = (part, ExceptionDispatchInfo.Capture(error));
        }
    }

    private void TellDone()
    {
        lock (_lock)
            Monitor.PulseAll(_lock);
    }

    private void WaitForOthers()
    {
        // Parts are of about the same length: what others still do ends soon.
        var spinner = default(SpinWait);
        while (Volatile.Read(ref _left) > 0 && !spinner.NextSpinWillYield)
            spinner.SpinOnce();
        lock (_lock)
        {
            while (Volatile.Read(ref _left) > 0)
                Monitor.Wait(_lock);
        }
    }
}
