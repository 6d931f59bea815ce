namespace Millrace.Runtime;

/// <summary>Ends an attempt that takes longer than it may, and has it given up where it does not end then.</summary>
internal sealed class StepTimeout : IDisposable
{
    private readonly CancellationTokenSource _either;
    private readonly ITimer _first;
    private readonly ITimer _last;
    private volatile bool _isOver;

    /// <param name="limit">How long the attempt may take.</param>
    /// <param name="grace">How long it may take to end after that.</param>
    /// <param name="time">The clock.</param>
    /// <param name="abandon">Gives it up.</param>
    /// <param name="cancellation">Ends the attempt as well.</param>
    public StepTimeout(TimeSpan limit, TimeSpan grace, TimeProvider time, Action abandon, CancellationToken cancellation)
    {
        _either = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _first = time.CreateTimer(static timeout => ((StepTimeout)timeout!).End(), this, limit, Timeout.InfiniteTimeSpan);
        _last = time.CreateTimer(static state => ((Action)state!)(), abandon, limit + grace, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Tells the attempt to end.</summary>
    public CancellationToken Token => _either.Token;

    /// <summary>Whether the time is over.</summary>
    public bool IsOver => _isOver;

    /// <inheritdoc/>
    public void Dispose()
    {
        _last.Dispose();
        _first.Dispose();
        _either.Dispose();
    }

    /// <summary>What the step does on cancellation runs on another thread, and what that throws is nobody's: a timer has nobody to tell.</summary>
    private void End()
    {
        _isOver = true;
        try
        {
            _ = _either.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // The attempt has just ended.
        }
    }
}
