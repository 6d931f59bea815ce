namespace Millrace.Runtime;

/// <summary>
/// Gives signs of life of a run while it goes on, through the queue of commits, and stops the run where it was taken for dead, or where none could be given for
/// as long as a lease is valid. A program that merely stood still goes on, if nobody has noticed.
/// </summary>
internal sealed class RunLeaseKeeper : IDisposable
{
    private readonly RunState _run;
    private readonly ITimer _timer;
    private long _renewed;
    private int _isRenewing;
    private volatile bool _isClosed;

    /// <param name="run">The run, which has a lease.</param>
    public RunLeaseKeeper(RunState run)
    {
        _run = run;
        _renewed = run.Services.Time.GetTimestamp();
        _timer = run.Services.Time.CreateTimer(_ => run.Shield(Renew), null, RunLease.Interval, RunLease.Interval);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _isClosed = true;
        _timer.Dispose();
    }

    private void Renew()
    {
        if (_isClosed || Interlocked.Exchange(ref _isRenewing, 1) != 0)
            return;
        Store store = _run.Services.Store;
        long started = _run.Services.Time.GetTimestamp();
        store.Commits.Post(() => store.Runs.Renew(_run.Ticket.Number), (isHeld, exception) =>
        {
            Interlocked.Exchange(ref _isRenewing, 0);
            if (_isClosed)
                return;
            if (isHeld)
                Interlocked.Exchange(ref _renewed, started);
            else if (exception is null)
                _run.Lose(new RunLostException(_run.Ticket.RunId));
            else if (_run.Services.Time.GetElapsedTime(Interlocked.Read(ref _renewed)) > RunLease.Validity)
                _run.Lose(new RunLostException(_run.Ticket.RunId, exception));
        });
    }
}
