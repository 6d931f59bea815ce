namespace Millrace.Runtime;

/// <summary>
/// Does what changes a database in the order in which it was asked for, as much at once as has gathered: one transaction for all that came within a few
/// milliseconds, or while the last one was written. What is told done survives the end of the process; the log is written through to the disk every 50 ms,
/// so that a loss of power costs no more than that.
/// </summary>
internal sealed class CommitQueue(ITransactions transactions, TimeProvider time) : IDisposable
{
    /// <summary>From so many on a transaction does not wait for more.</summary>
    private const int Many = 1024;

    /// <summary>How long what nobody waits for is let gather: each transaction writes whole pages, so many small ones cost more than one.</summary>
    private static readonly TimeSpan s_gathering = TimeSpan.FromMilliseconds(10);

    private static readonly TimeSpan s_syncInterval = TimeSpan.FromMilliseconds(50);

    private readonly object _lock = new();
    private List<ICommit> _waiting = [];
    private List<ICommit> _writing = [];
    private Thread? _writer;
    private bool _isUrgent;
    private bool _isClosed;
    private bool _isDirty;
    private long _syncedAt;
    private ITimer? _timer;

    /// <summary>Told whenever a transaction was undone: what was learned in it holds no more.</summary>
    public Action? Undone { get; set; }

    /// <summary>Does something in a transaction, at once.</summary>
    /// <param name="work">What; an exception undoes it, and nothing else.</param>
    public Task<T> RunAsync<T>(Func<T> work)
    {
        var commit = new AwaitedCommit<T>(work);
        Add(commit, isUrgent: true);
        return commit.Task;
    }

    /// <summary>Does something in a transaction soon and tells of its end, in the order of what was asked for.</summary>
    /// <param name="work">What; an exception undoes it, and nothing else.</param>
    /// <param name="done">Gets the result, or the exception.</param>
    /// <param name="claim">What is given up before anybody is told, whatever came of it; null for nothing.</param>
    public void Post<T>(Func<T> work, Action<T?, Exception?> done, Claim? claim = null) => Add(new PostedCommit<T>(work, done, claim), isUrgent: false);

    /// <summary>Lets what was asked for gather no longer: somebody waits for it now.</summary>
    public void Hurry()
    {
        lock (_lock)
        {
            _isUrgent = true;
            Monitor.Pulse(_lock);
        }
    }

    /// <summary>Writes the log through to the disk.</summary>
    public void Sync()
    {
        lock (_lock)
        {
            if (!_isDirty)
                return;
            _isDirty = false;
            _syncedAt = time.GetTimestamp();
        }

        try
        {
            transactions.MakeDurable();
        }
        catch
        {
            lock (_lock)
                _isDirty = true;
            throw;
        }
    }

    /// <summary>Waits for what was asked for, and writes the log through to the disk. What is asked for later is refused.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _isClosed = true;
            Monitor.Pulse(_lock);
        }

        if (Thread.CurrentThread != _writer)
            _writer?.Join();
        _timer?.Dispose();
        SyncQuietly();
    }

    private void Add(ICommit commit, bool isUrgent)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            _waiting.Add(commit);
            _isUrgent |= isUrgent;
            if (_writer is null)
            {
                _writer = new Thread(static queue => ((CommitQueue)queue!).WriteAll()) { IsBackground = true, Name = "Millrace commits" };
                _writer.UnsafeStart(this);
            }

            if (_waiting.Count == 1 || isUrgent || _waiting.Count == Many)
                Monitor.Pulse(_lock);
        }
    }

    private void WriteAll()
    {
        while (Gather())
        {
            Write(_writing);
            foreach (ICommit commit in _writing)
                commit.Settle();
            foreach (ICommit commit in _writing)
                commit.Complete();
            _writing.Clear();
            SyncWhenDue();
        }
    }

    /// <summary>Waits for something to write, and a little for more.</summary>
    /// <returns>False where nothing is left and nothing comes.</returns>
    private bool Gather()
    {
        lock (_lock)
        {
            while (_waiting.Count == 0)
            {
                if (_isClosed)
                    return false;
                Monitor.Wait(_lock);
            }

            // The time of the machine, whatever the clock says: nobody waits for a clock that stands still.
            long first = TimeProvider.System.GetTimestamp();
            while (!_isUrgent && !_isClosed && _waiting.Count < Many && TimeProvider.System.GetElapsedTime(first) < s_gathering)
                Monitor.Wait(_lock, s_gathering);
            _isUrgent = false;
            (_writing, _waiting) = (_waiting, _writing);
            return true;
        }
    }

    private void Write(List<ICommit> commits)
    {
        try
        {
            transactions.Transaction(commits, static each =>
            {
                foreach (ICommit commit in each)
                    commit.Apply();
                return 0;
            });
        }
        catch (StoreLockedException exception)
        {
            // It was waited for long enough, once for all.
            Undone?.Invoke();
            foreach (ICommit commit in commits)
                commit.Fail(exception);
        }
#pragma warning disable CA1031 // Whatever it is, it belongs to one of them: each is tried alone.
        catch (Exception)
#pragma warning restore CA1031
        {
            Undone?.Invoke();
            StoreLockedException? locked = null;
            foreach (ICommit commit in commits)
            {
                if (locked is null)
                    locked = WriteAlone(commit) as StoreLockedException;
                else
                    commit.Fail(locked);
            }
        }
    }

    private Exception? WriteAlone(ICommit commit)
    {
        try
        {
            transactions.Transaction(commit, static each =>
            {
                each.Apply();
                return 0;
            });
            return null;
        }
#pragma warning disable CA1031 // Whoever asked for it gets the exception.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Undone?.Invoke();
            commit.Fail(exception);
            return exception;
        }
    }

    private void SyncWhenDue()
    {
        TimeSpan since;
        lock (_lock)
        {
            since = time.GetElapsedTime(_syncedAt);
            if (since < s_syncInterval && !_isDirty)
                (_timer ??= time.CreateTimer(static queue => ((CommitQueue)queue!).SyncQuietly(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan)).Change(s_syncInterval, Timeout.InfiniteTimeSpan);
            _isDirty = true;
        }

        if (since >= s_syncInterval)
            SyncQuietly();
    }

    /// <summary>Another attempt follows with the next commit, and at the end of the run.</summary>
    private void SyncQuietly()
    {
        try
        {
            Sync();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            lock (_lock)
                _isDirty = true;
        }
    }

    private interface ICommit
    {
        void Apply();

        /// <summary>Lets go what it held, before anybody is told.</summary>
        void Settle();

        void Complete();

        void Fail(Exception exception);
    }

    private sealed class AwaitedCommit<T>(Func<T> work) : TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously), ICommit
    {
        private T? _result;

        public void Apply() => _result = work();

        public void Settle()
        {
        }

        public void Complete() => TrySetResult(_result!);

        public void Fail(Exception exception) => TrySetException(exception);
    }

    private sealed class PostedCommit<T>(Func<T> work, Action<T?, Exception?> done, Claim? claim) : ICommit
    {
        private T? _result;
        private Exception? _exception;

        public void Apply() => _result = work();

        public void Settle() => claim?.GiveUp();

        public void Complete() => done(_exception is null ? _result : default, _exception);

        public void Fail(Exception exception) => _exception = exception;
    }
}
