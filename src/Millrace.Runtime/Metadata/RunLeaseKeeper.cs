using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>
/// Gives signs of life of the runs of a store while they go on: all in one statement, through the queue of commits. A run is lost where the metadata say so:
/// others took it for dead. It is also lost where no sign could be given, once and again, for as long as a lease is valid, unless the metadata know the
/// programs that use them by more than their leases. A program that merely stood still goes on, if nobody has noticed.
/// </summary>
/// <param name="commits">Where renewals are written.</param>
/// <param name="runs">Renews.</param>
/// <param name="time">The clock.</param>
/// <param name="knowsPrograms">Whether failed renewals lose no run (<see cref="IMetadataStore.KnowsPrograms"/>).</param>
internal sealed class RunLeaseKeeper(CommitQueue commits, IRunWriter runs, TimeProvider time, bool knowsPrograms) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly HashSet<Lease> _leases = [];
    private ITimer? _timer;
    private bool _isRenewing;

    /// <summary>Renews a run's lease from now on.</summary>
    /// <param name="run">The run's number.</param>
    /// <param name="lose">
    /// Told that the run is lost, and why no sign of life could be given, or null where the metadata say that it no longer goes on. It throws nothing.
    /// </param>
    /// <returns>Ends it when disposed, at any time and any number of times; nothing is told from then on.</returns>
    public IDisposable Keep(long run, Action<Exception?> lose)
    {
        var lease = new Lease(this, run, lose);
        lock (_lock)
        {
            _leases.Add(lease);
            _timer ??= time.CreateTimer(static keeper => ((RunLeaseKeeper)keeper!).Renew(), this, RunLease.Interval, RunLease.Interval);
        }

        return lease;
    }

    /// <summary>Gives up what is still kept: the store is closed, so those runs come to no end.</summary>
    public void Dispose()
    {
        long[] left;
        lock (_lock)
        {
            left = [.. _leases.Select(static lease => lease.Run)];
            _leases.Clear();
            _timer?.Dispose();
            _timer = null;
        }

        if (left.Length == 0)
            return;
        try
        {
            commits.Post(() => runs.GiveUp(left), static (_, _) => { });
        }
        catch (ObjectDisposedException)
        {
            // They expire.
        }
    }

    private void Renew()
    {
        Lease[] leases;
        lock (_lock)
        {
            // One that waits for a lock is not overtaken.
            if (_isRenewing || _leases.Count == 0)
                return;
            _isRenewing = true;
            leases = [.. _leases];
        }

        try
        {
            commits.Post(
                () => runs.Renew([.. leases.Select(static lease => lease.Run)]), (lost, exception) => Renewed(leases, lost, exception), isLasting: false);
        }
        catch (ObjectDisposedException)
        {
            // The store is closed, and with it all that its runs could still write.
            Dispose();
        }
    }

    private void Renewed(Lease[] leases, ImmutableArray<long> lost, Exception? exception)
    {
        List<Lease> gone = [];
        lock (_lock)
        {
            _isRenewing = false;
            foreach (Lease lease in leases)
            {
                if (_leases.Contains(lease) && (exception is null ? lease.IsLost(lost) : lease.IsLostByFailure(time) && !knowsPrograms))
                    gone.Add(lease);
            }
        }

        foreach (Lease lease in gone)
        {
            lease.Dispose();
            lease.Lose(exception);
        }
    }

    private void End(Lease lease)
    {
        lock (_lock)
        {
            if (!_leases.Remove(lease) || _leases.Count > 0)
                return;
            _timer?.Dispose();
            _timer = null;
        }
    }

    private sealed class Lease(RunLeaseKeeper keeper, long run, Action<Exception?> lose) : IDisposable
    {
        private long? _firstFailure;

        public long Run => run;

        public void Lose(Exception? exception) => lose(exception);

        public bool IsLost(ImmutableArray<long> lost)
        {
            _firstFailure = null;
            return lost.Contains(run);
        }

        /// <summary>
        /// Counts from when the first attempt of an unbroken row failed: how long it waited, and how long the program stood still before it, says nothing.
        /// </summary>
        public bool IsLostByFailure(TimeProvider time)
        {
            if (_firstFailure is long first)
                return time.GetElapsedTime(first) > RunLease.Validity;
            _firstFailure = time.GetTimestamp();
            return false;
        }

        public void Dispose() => keeper.End(this);
    }
}
