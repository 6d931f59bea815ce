namespace Millrace.Runtime;

/// <summary>Ends an attempt that takes longer than it may, and has it given up where it does not end then.</summary>
internal sealed class StepTimeout : IDisposable
{
    private readonly CancellationTokenSource _limit;
    private readonly CancellationTokenSource _either;
    private readonly ITimer _last;

    /// <param name="limit">How long the attempt may take.</param>
    /// <param name="grace">How long it may take to end after that.</param>
    /// <param name="time">The clock.</param>
    /// <param name="abandon">Gives it up.</param>
    /// <param name="cancellation">Ends the attempt as well.</param>
    public StepTimeout(TimeSpan limit, TimeSpan grace, TimeProvider time, Action abandon, CancellationToken cancellation)
    {
        _limit = new CancellationTokenSource(limit, time);
        _either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, _limit.Token);
        _last = time.CreateTimer(static state => ((Action)state!)(), abandon, limit + grace, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Tells the attempt to end.</summary>
    public CancellationToken Token => _either.Token;

    /// <summary>Whether the time is over.</summary>
    public bool IsOver => _limit.IsCancellationRequested;

    /// <inheritdoc/>
    public void Dispose()
    {
        _last.Dispose();
        _either.Dispose();
        _limit.Dispose();
    }
}
