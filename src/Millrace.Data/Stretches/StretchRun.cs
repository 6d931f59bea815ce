using System.Runtime.ExceptionServices;

namespace Millrace.Data;

/// <summary>
/// Work on stretches of rows on several threads. Each takes the next stretch and reads it by itself; what has come of it waits until all before it have
/// been joined. There are at most two parts a thread that are not joined yet; one a thread and one more where rows are wide, whose parts are large.
/// </summary>
internal sealed class StretchRun<TPart> : IDisposable
    where TPart : class
{
    private const int PartsOfThread = 2;
    private const int MostNarrow = 100;

    // Where what fails belongs to no stretch: behind all, so that every stretch before it ends.
    private const int BehindAll = int.MaxValue - 1;

    private readonly StretchSource _source;
    private readonly IStretchWork<TPart> _work;
    private readonly CancellationToken _cancellation;
    private readonly CancellationTokenSource _stop;
    private readonly SemaphoreSlim _room;
    private readonly Lock _taking = new();
    private readonly Lock _gate = new();
    private readonly Dictionary<int, TPart> _ended = [];
    private int _joined;
    private bool _isJoining;
    private int _failedAt = int.MaxValue;
    private ExceptionDispatchInfo? _failure;

    private StretchRun(StretchSource source, IStretchWork<TPart> work, int threads, int columns, CancellationToken cancellation)
    {
        (_source, _work, _cancellation) = (source, work, cancellation);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _room = new SemaphoreSlim(columns > MostNarrow ? threads + 1 : PartsOfThread * threads);
    }

    /// <summary>Does the work.</summary>
    /// <param name="source">The stretches.</param>
    /// <param name="work">What is done with them.</param>
    /// <param name="threads">How many threads, at most.</param>
    /// <param name="columns">How many columns rows have.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <exception cref="OperationCanceledException">It was ended early.</exception>
    public static async Task DoAsync(StretchSource source, IStretchWork<TPart> work, int threads, int columns, CancellationToken cancellation)
    {
        using var run = new StretchRun<TPart>(source, work, threads, columns, cancellation);
        try
        {
            await Task.WhenAll(Enumerable.Range(0, threads).Select(_ => Task.Run(run.WorkAsync, CancellationToken.None))).ConfigureAwait(false);
        }
        finally
        {
            foreach (TPart part in run._ended.Values)
                run.Drop(part);
        }

        cancellation.ThrowIfCancellationRequested();
        run._failure?.Throw();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stop.Dispose();
        _room.Dispose();
    }

    private async Task WorkAsync()
    {
        StretchReader? reader = null;
        try
        {
            while (true)
            {
                await _room.WaitAsync(_stop.Token).ConfigureAwait(false);
                if (Take() is not { } stretch)
                {
                    _room.Release();
                    return;
                }

                Do(stretch, ref reader);
            }
        }
        catch (OperationCanceledException)
        {
            // Whoever waits for the work knows of it.
        }
        finally
        {
            reader?.Dispose();
        }
    }

    // Files are opened meanwhile, for which nobody waits who has something to join.
    private Stretch? Take()
    {
        lock (_taking)
        {
            try
            {
                return Volatile.Read(ref _failedAt) == int.MaxValue ? _source.Next() : null;
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                Fail(BehindAll, error);
                return null;
            }
        }
    }

    private void Do(Stretch stretch, ref StretchReader? reader)
    {
        TPart? part = null;
        bool isRead = false;
        try
        {
            reader ??= _source.CreateReader();
            part = _work.Begin(reader.Shape, stretch.Index);
            isRead = true;
            foreach ((Batch rows, long first) in reader.Read(stretch, _cancellation))
            {
                if (stretch.Index > Volatile.Read(ref _failedAt))
                {
                    Drop(part);
                    return;
                }

                _work.Add(part, rows, first);
            }

            _work.End(part);
            JoinFrom(stretch.Index, part);
        }
        catch (Exception error)
        {
            // Others wait for the stretch until its failure is known.
            bool isCancelled = error is OperationCanceledException && _cancellation.IsCancellationRequested;
            if (!isCancelled)
                Fail(stretch.Index, error);
            if (!isRead)
                stretch.LetGo();
            if (part is not null && !IsKnown(stretch.Index))
                Drop(part);
            if (isCancelled)
                throw;
        }
    }

    private void Drop(TPart part)
    {
        try
        {
            _work.Drop(part);
        }
        catch (Exception error)
        {
            Fail(BehindAll, error);
        }
    }

    private bool IsKnown(int index)
    {
        lock (_gate)
            return index < _joined || _ended.ContainsKey(index);
    }

    // Of several failures the one of the earliest rows is told: those before it were taken before, and end.
    private void Fail(int index, Exception error)
    {
        lock (_gate)
        {
            if (index < _failedAt)
                (_failedAt, _failure) = (index, ExceptionDispatchInfo.Capture(error));
        }

        _stop.Cancel();
    }

    private void JoinFrom(int index, TPart part)
    {
        lock (_gate)
        {
            _ended.Add(index, part);
            if (_isJoining)
                return;
            _isJoining = true;
        }

        while (TakeEnded() is { } next)
        {
            try
            {
                _work.Join(next);
            }
            catch (Exception error)
            {
                FailToJoin(error);
                return;
            }

            _room.Release();
        }
    }

    // The part that was taken last. None is taken after it.
    private void FailToJoin(Exception error)
    {
        int index;
        lock (_gate)
            index = _joined - 1;
        Fail(index, error);
    }

    private TPart? TakeEnded()
    {
        lock (_gate)
        {
            if (_ended.Remove(_joined, out TPart? part))
            {
                _joined++;
                return part;
            }

            _isJoining = false;
            return null;
        }
    }
}
