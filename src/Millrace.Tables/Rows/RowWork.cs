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

    private Batch<T>? _copy;
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
        (Rows, _start, _count, _firstRow) = (batch, start, count, firstRow);
        Prepare();
        CallAll(cancellation);
    }

    /// <summary>Starts to call the code for a copy of a slice, on another thread.</summary>
    public void RunAside(Batch<T> batch, int start, int count, long firstRow, CancellationToken cancellation)
    {
        _copy ??= T.CreateBatch(count);
        _copy.Clear();
        _copy.AppendRange(batch, start, count);
        Working = Task.Run(() => Run(_copy, 0, count, firstRow, cancellation), CancellationToken.None);
    }

    /// <summary>Hands the results on.</summary>
    public abstract ValueTask DeliverAsync(CancellationToken cancellation);

    /// <inheritdoc/>
    public virtual void Dispose() => _copy?.Dispose();

    /// <summary>Forgets the results of the slice before.</summary>
    protected abstract void Prepare();

    /// <summary>Calls the code for a row.</summary>
    /// <param name="index">Its place in <see cref="Rows"/>.</param>
    protected abstract void Call(int index);

    private void CallAll(CancellationToken cancellation)
    {
        for (int i = 0; i < _count; i++)
        {
            if (i % RowsBetweenLooks == 0)
                cancellation.ThrowIfCancellationRequested();
            try
            {
                Call(_start + i);
            }
            catch (Exception error)
            {
                throw RowException.Of(code, _firstRow + i, error, Schemas);
            }
        }
    }
}
