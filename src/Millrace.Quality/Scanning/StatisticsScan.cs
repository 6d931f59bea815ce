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
        using Batch<T> shape = T.CreateBatch(0);
        using var work = new ScanWork(T.Schema, Guarded(request));
        RowWeights.Of(T.Schema, request.Options.Weight);
        var options = request.Threads is { } threads ? new DatasetReadOptions { Parallelism = threads } : DatasetReadOptions.Default;
        await rows.WorkAsync(work, options, cancellation).ConfigureAwait(false);
        return work.Result(shape);
    }

    /// <summary>Scans batches as they come, on the thread of whoever gives them.</summary>
    /// <param name="shape">A batch without rows, of the columns that will come.</param>
    /// <param name="batches">The batches, which may be one that is reused.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="cancellation">Ends the scan early.</param>
    /// <exception cref="DataException">As for datasets.</exception>
    /// <exception cref="MillraceException">As for datasets.</exception>
    public static async Task<ScanResult> RunAsync(Batch shape, IAsyncEnumerable<Batch> batches, ScanRequest request, CancellationToken cancellation = default)
    {
        using var work = new ScanWork(shape.Schema, request);
        RowWeights.Of(shape.Schema, request.Options.Weight);
        ScanPart? part = null;
        long row = 0, end = 0;
        int stretch = 0;
        try
        {
            await foreach (Batch batch in batches.WithCancellation(cancellation).ConfigureAwait(false))
            {
                if (part is not null && row >= end)
                {
                    work.Join(part);
                    part = null;
                }

                if (part is null)
                    (part, end) = (work.Begin(shape, stretch++), row + Stretch.Rows);
                work.Add(part, batch, row);
                row += batch.Count;
            }

            if (part is not null)
                work.Join(part);
            part = null;
            return work.Result(shape);
        }
        finally
        {
            part?.Dispose();
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
