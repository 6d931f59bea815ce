using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Millrace.Data;

namespace Millrace.Tables;

/// <summary>
/// Sends a dataset through a program's own code in slices, on as many threads as there are works, and takes the results in the order of the rows. Which error
/// is told, where there are several, depends on that order as well.
/// </summary>
/// <typeparam name="T">The row type.</typeparam>
/// <param name="works">One a thread.</param>
/// <param name="reading">How the dataset is read.</param>
/// <param name="step">Receives progress.</param>
/// <param name="cancellation">Ends the work early.</param>
internal sealed class OrderedWork<T>(IReadOnlyList<RowWork<T>> works, DatasetReadOptions reading, StepContext step, CancellationToken cancellation)
    where T : struct, ISchema<T>
{
    // Few enough that two threads share a small dataset.
    private const int SliceRows = 1 << 13;

    private int _next;
    private long _started;
    private long _delivered;
    private int _busy;

    public async Task RunAsync(Dataset<T> rows)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        ConfiguredCancelableAsyncEnumerable<Batch<T>>.Enumerator batches = rows.ReadAsync(reading, cancellation).ConfigureAwait(false).GetAsyncEnumerator();
        try
        {
            ExceptionDispatchInfo? unread = null;
            while (true)
            {
                try
                {
                    if (!await batches.MoveNextAsync())
                        break;
                }
                catch (Exception error)
                {
                    unread = ExceptionDispatchInfo.Capture(error);
                    break;
                }

                await SendAsync(batches.Current, rows.RowCount, stop.Token).ConfigureAwait(false);
            }

            // Rows before those that cannot be read may be wrong, which is then what is told first.
            while (_busy > 0 && !cancellation.IsCancellationRequested)
                await TakeAsync(rows.RowCount).ConfigureAwait(false);
            cancellation.ThrowIfCancellationRequested();
            unread?.Throw();
        }
        catch (OperationCanceledException)
        {
            cancellation.ThrowIfCancellationRequested();
            throw;
        }
        finally
        {
            // Those that nobody takes results of any more would wait for it.
            await stop.CancelAsync().ConfigureAwait(false);
            foreach (RowWork<T> work in works)
                await work.Working.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await batches.DisposeAsync();
        }
    }

    private async ValueTask SendAsync(Batch<T> batch, long total, CancellationToken stopped)
    {
        for (int start = 0; start < batch.Count; start += SliceRows)
        {
            cancellation.ThrowIfCancellationRequested();
            int count = Math.Min(SliceRows, batch.Count - start);
            if (_busy == works.Count)
                await TakeAsync(total).ConfigureAwait(false);
            RowWork<T> work = works[_next];
            if (works.Count > 1)
                work.RunAside(batch, start, count, _started + 1, stopped);
            else
                work.Run(batch, start, count, _started + 1, stopped);
            _next = (_next + 1) % works.Count;
            _started += count;
            _busy++;
            if (works.Count == 1)
                await TakeAsync(total).ConfigureAwait(false);
        }
    }

    /// <summary>Takes the results of the slice that was sent first.</summary>
    private async ValueTask TakeAsync(long total)
    {
        RowWork<T> work = works[(_next + works.Count - _busy) % works.Count];
        await work.DeliverAllAsync(cancellation).ConfigureAwait(false);
        _busy--;
        _delivered += work.Count;
        step.ReportProgress(_delivered, total, "rows");
    }
}
