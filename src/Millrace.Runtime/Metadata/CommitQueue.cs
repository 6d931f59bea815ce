namespace Millrace.Runtime;

/// <summary>
/// Does what changes a database in the order in which it was asked for, as much at once as has gathered: one transaction for all that came while the last
/// one was written. What is told done survives the end of the process; the log is written through to the disk every 50 ms, so that a loss of power costs
/// no more than that.
/// </summary>
internal sealed class CommitQueue(Database database, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan s_syncInterval = TimeSpan.FromMilliseconds(50);

    private readonly Lock _lock = new();
    private List<ICommit> _waiting = [];
    private List<ICommit> _writing = [];
    private bool _isPumping;
    private bool _isClosed;
    private bool _isDirty;
    private long _syncedAt;
    private ITimer? _timer;

    /// <summary>Told whenever a transaction was undone: what was learned in it holds no more.</summary>
    public Action? Undone { get; set; }

    /// <summary>Does something in a transaction.</summary>
    /// <param name="work">What; an exception undoes it, and nothing else.</param>
    public Task<T> RunAsync<T>(Func<T> work)
    {
        var commit = new AwaitedCommit<T>(work);
        Add(commit);
        return commit.Task;
    }

    /// <summary>Does something in a transaction and tells of its end, in the order of what was asked for.</summary>
    /// <param name="work">What; an exception undoes it, and nothing else.</param>
    /// <param name="done">Gets the result, or the exception.</param>
    public void Post<T>(Func<T> work, Action<T?, Exception?> done) => Add(new PostedCommit<T>(work, done));

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

        database.SyncLog();
    }

    /// <summary>Waits for what was asked for, and writes the log through to the disk. What is asked for later is refused.</summary>
    public void Dispose()
    {
        lock (_lock)
            _isClosed = true;
        SpinWait.SpinUntil(() => !Volatile.Read(ref _isPumping));
        _timer?.Dispose();
        Sync();
    }

    private void Add(ICommit commit)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            _waiting.Add(commit);
            if (_isPumping)
                return;
            _isPumping = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(static queue => queue.Pump(), this, preferLocal: false);
    }

    private void Pump()
    {
        while (true)
        {
            lock (_lock)
            {
                if (_waiting.Count == 0)
                {
                    _isPumping = false;
                    return;
                }

                (_writing, _waiting) = (_waiting, _writing);
            }

            Write(_writing);
            foreach (ICommit commit in _writing)
                commit.Complete();
            _writing.Clear();
            SyncWhenDue();
        }
    }

    private void Write(List<ICommit> commits)
    {
        try
        {
            database.Transaction(commits, static each =>
            {
                foreach (ICommit commit in each)
                    commit.Apply();
                return 0;
            });
        }
#pragma warning disable CA1031 // Whatever it is, it belongs to one of them: each is tried alone.
        catch (Exception)
#pragma warning restore CA1031
        {
            Undone?.Invoke();
            foreach (ICommit commit in commits)
                WriteAlone(commit);
        }
    }

    private void WriteAlone(ICommit commit)
    {
        try
        {
            database.Transaction(commit, static each =>
            {
                each.Apply();
                return 0;
            });
        }
#pragma warning disable CA1031 // Whoever asked for it gets the exception.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Undone?.Invoke();
            commit.Fail(exception);
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

        void Complete();

        void Fail(Exception exception);
    }

    private sealed class AwaitedCommit<T>(Func<T> work) : TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously), ICommit
    {
        private T? _result;

        public void Apply() => _result = work();

        public void Complete() => TrySetResult(_result!);

        public void Fail(Exception exception) => TrySetException(exception);
    }

    private sealed class PostedCommit<T>(Func<T> work, Action<T?, Exception?> done) : ICommit
    {
        private T? _result;
        private Exception? _exception;

        public void Apply() => _result = work();

        public void Complete() => done(_exception is null ? _result : default, _exception);

        public void Fail(Exception exception) => _exception = exception;
    }
}
