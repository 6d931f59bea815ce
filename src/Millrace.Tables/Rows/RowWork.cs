using System.Runtime.ExceptionServices;
using Millrace.Data;

namespace Millrace.Tables;

/// <summary>A slice of rows on its way through a program's own code, on a thread of its own or on the caller's.</summary>
/// <typeparam name="T">The row type that comes in.</typeparam>
/// <param name="code">What the code is called, for errors.</param>
internal abstract class RowWork<T>(string code) : IDisposable
    where T : struct, ISchema<T>
{
    private const int RowsBetweenLooks = 256;

    private static readonly SchemaInfo[] s_schemas = [T.Schema];

    private readonly PartHandover _parts = new();
    private Batch<T>? _copy;
    private CancellationToken _cancellation;
    private ExceptionDispatchInfo? _undelivered;
    private bool _isAside;
    private long _firstRow;
    private int _start;
    private int _count;

    /// <summary>Done once the code was called for all rows; faulted where it failed.</summary>
    public Task Working { get; private set; } = Task.CompletedTask;

    /// <summary>How many rows came in.</summary>
    public int Count => _count;

    /// <summary>The rows that came in, of which the slice is <see cref="Start"/> and as many behind it as <see cref="Count"/> says.</summary>
    protected Batch<T> Rows { get; private set; } = null!;

    /// <summary>The first row.</summary>
    protected int Start => _start;

    /// <summary>The schemas whose values an exception's text may hold, that of the rows first.</summary>
    protected virtual ReadOnlySpan<SchemaInfo> Schemas => s_schemas;

    /// <summary>Calls the code for a slice of a batch that stays as it is until the call returns.</summary>
    public void Run(Batch<T> batch, int start, int count, long firstRow, CancellationToken cancellation)
    {
        (Rows, _start, _count, _firstRow, _cancellation) = (batch, start, count, firstRow, cancellation);
        Prepare();
        CallAll();
    }

    /// <summary>Starts to call the code for a copy of a slice, on another thread.</summary>
    public void RunAside(Batch<T> batch, int start, int count, long firstRow, CancellationToken cancellation)
    {
        _copy ??= T.CreateBatch(count);
        _copy.Clear();
        _copy.AppendRange(batch, start, count);
        _isAside = true;
        _parts.Begin();
        Working = Task.Run(
            () =>
            {
                try
                {
                    Run(_copy, 0, count, firstRow, cancellation);
                }
                finally
                {
                    _parts.End();
                }
            },
            CancellationToken.None);
    }

    /// <summary>Waits for the code, and hands on what it makes, also in parts before it is done.</summary>
    public async ValueTask DeliverAllAsync(CancellationToken cancellation)
    {
        while (_isAside && await _parts.NextAsync().ConfigureAwait(false))
        {
            await DeliverAsync(cancellation).ConfigureAwait(false);
            _parts.Take();
        }

        await Working.ConfigureAwait(false);
        await DeliverAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Hands on what has been made so far.</summary>
    protected abstract ValueTask DeliverAsync(CancellationToken cancellation);

    /// <inheritdoc/>
    public virtual void Dispose() => _copy?.Dispose();

    /// <summary>Forgets the results of the slice before.</summary>
    protected abstract void Prepare();

    /// <summary>Calls the code for a row.</summary>
    /// <param name="index">Its place in <see cref="Rows"/>.</param>
    protected abstract void Call(int index);

    /// <summary>Called while the code runs: returns once what has been made so far is handed on.</summary>
    protected void HandOn()
    {
        _undelivered?.Throw();
        try
        {
            if (_isAside)
                _parts.Offer(_cancellation);
            else
                DeliverAsync(_cancellation).AsTask().GetAwaiter().GetResult();
        }
        catch (Exception error)
        {
            _undelivered = ExceptionDispatchInfo.Capture(error);
            throw;
        }
    }

    private void CallAll()
    {
        for (int i = 0; i < _count; i++)
        {
            if (i % RowsBetweenLooks == 0)
                _cancellation.ThrowIfCancellationRequested();
            try
            {
                Call(_start + i);
            }
            catch (Exception error)
            {
                // Code that notices the end of the work by itself has not failed, and neither has code whose rows cannot be written.
                if (error is OperationCanceledException)
                    _cancellation.ThrowIfCancellationRequested();
                _undelivered?.Throw();
                throw RowException.Of(code, _firstRow + i, error, Schemas);
            }

            _undelivered?.Throw();
        }
    }
}
