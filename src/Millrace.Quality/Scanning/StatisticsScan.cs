using Millrace.Data;

namespace Millrace.Quality;

/// <summary>
/// Statistics, and what is expected of rows, in one pass over them: stretches of rows on several threads, merged in their order. What is found does not depend
/// on the number of threads.
/// </summary>
internal static class StatisticsScan
{
    /// <summary>Scans the rows of a dataset.</summary>
    /// <typeparam name="T">The row type.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="cancellation">Ends the scan early.</param>
    /// <exception cref="DataException">A file is damaged, or a column that is asked for is not there or of the wrong type, or a weight is none.</exception>
    /// <exception cref="MillraceException">A column or an expectation cannot be looked at, or a rule throws.</exception>
    public static async Task<ScanResult> RunAsync<T>(Dataset<T> rows, ScanRequest request, CancellationToken cancellation = default)
        where T : struct, ISchema<T>
    {
        OptionsCheck.Check(request.Options, T.Schema);
        using Batch<T> shape = T.CreateBatch(0);
        using var work = new ScanWork(T.Schema, Guarded(request));
        var options = request.Threads is { } threads ? new DatasetReadOptions { Parallelism = threads } : DatasetReadOptions.Default;
        await rows.WorkAsync(work, options, cancellation).ConfigureAwait(false);
        ScanResult result = work.Result(shape);
        if (!RequestedPlan.IsNeeded(request.Options))
            return result;
        using var second = new RequestedWork(new RequestedPlan(T.Schema, request.Options, result.Collected), static () => T.CreateBatch(0));
        await rows.WorkAsync(second, options, cancellation).ConfigureAwait(false);
        return second.Complete(result);
    }

    /// <summary>Scans batches as they come, on the thread of whoever gives them.</summary>
    /// <param name="createBatch">Makes a batch without rows, of the columns that will come.</param>
    /// <param name="read">Reads the rows from the first on; asked twice where options need a second pass. The batch may be one that is reused.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="cancellation">Ends the scan early.</param>
    /// <exception cref="DataException">As for datasets.</exception>
    /// <exception cref="MillraceException">As for datasets.</exception>
    public static async Task<ScanResult> RunAsync(
        Func<Batch> createBatch, Func<IAsyncEnumerable<Batch>> read, ScanRequest request, CancellationToken cancellation = default)
    {
        using Batch shape = createBatch();
        OptionsCheck.Check(request.Options, shape.Schema);
        using var work = new ScanWork(shape.Schema, request);
        await DoAsync(work, shape, read(), cancellation).ConfigureAwait(false);
        ScanResult result = work.Result(shape);
        if (!RequestedPlan.IsNeeded(request.Options))
            return result;
        using var second = new RequestedWork(new RequestedPlan(shape.Schema, request.Options, result.Collected), createBatch);
        await DoAsync(second, shape, read(), cancellation).ConfigureAwait(false);
        return second.Complete(result);
    }

    private static async Task DoAsync<TPart>(IStretchWork<TPart> work, Batch shape, IAsyncEnumerable<Batch> batches, CancellationToken cancellation)
        where TPart : class
    {
        TPart? part = null;
        long row = 0, end = 0;
        int stretch = 0;
        try
        {
            await foreach (Batch batch in batches.WithCancellation(cancellation).ConfigureAwait(false))
            {
                cancellation.ThrowIfCancellationRequested();
                if (part is not null && row >= end)
                    End(ref part);
                if (part is null)
                    (part, end) = (work.Begin(shape, stretch++), row + Stretch.Rows);
                work.Add(part, batch, row);
                row += batch.Count;
            }

            if (part is not null)
                End(ref part);
        }
        finally
        {
            if (part is not null)
                work.Drop(part);
        }

        void End(ref TPart? ended)
        {
            TPart whole = ended!;
            ended = null;
            work.End(whole);
            work.Join(whole);
        }
    }

    // Checks of several threads may want folders at once.
    private static ScanRequest Guarded(ScanRequest request)
    {
        var gate = new Lock();
        return request with
        {
            CreateFolder = () =>
            {
                lock (gate)
                    return request.CreateFolder();
            },
        };
    }
}
