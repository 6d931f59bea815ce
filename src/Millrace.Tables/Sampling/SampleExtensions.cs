using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Ways to take some of the rows of a dataset at random, for use within a component; in a pipeline see <see cref="SampleRows{T}"/>.</summary>
public static class SampleExtensions
{
    /// <summary>Takes each row with the same probability, independently of the others, so about that share of them comes out, in their order.</summary>
    /// <typeparam name="T">The row type.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="step">The step in whose folder the result lies; receives progress.</param>
    /// <param name="fraction">The probability, 0 to 1.</param>
    /// <param name="seed">The same seed and number of the row, the same choice.</param>
    /// <param name="options">How rows are read and written; null for <see cref="TableOptions.Default"/>.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="ParameterException">The probability is not between 0 and 1.</exception>
    public static Task<Dataset<T>> SampleAsync<T>(
        this Dataset<T> rows, StepContext step, double fraction, Seed seed, TableOptions? options = null, CancellationToken cancellation = default)
        where T : struct, ISchema<T>
    {
        if (!(fraction is >= 0 and <= 1))
            throw new ParameterException("fraction", FormattableString.Invariant($"'fraction' is {fraction}, but must be between 0 and 1."));
        return RunAsync(rows, step, new ShareDraw(fraction, seed), options, cancellation);
    }

    /// <summary>
    /// Takes a number of rows, without replacement, in their order: every choice of so many rows is as likely as any other. All rows, where there are no more.
    /// </summary>
    /// <typeparam name="T">The row type.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="step">The step in whose folder the result lies; receives progress.</param>
    /// <param name="count">How many, from 0 on.</param>
    /// <param name="seed">The same seed and number of rows, the same choice.</param>
    /// <param name="options">How rows are read and written; null for <see cref="TableOptions.Default"/>.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="ParameterException">The number is negative.</exception>
    public static Task<Dataset<T>> SampleAsync<T>(
        this Dataset<T> rows, StepContext step, long count, Seed seed, TableOptions? options = null, CancellationToken cancellation = default)
        where T : struct, ISchema<T>
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (count < 0)
            throw new ParameterException("count", FormattableString.Invariant($"'count' is {count}, but must not be negative."));

        return RunAsync(rows, step, new CountDraw(Math.Min(count, rows.RowCount), rows.RowCount, seed), options, cancellation);
    }

    private static async Task<Dataset<T>> RunAsync<T>(
        Dataset<T> rows, StepContext step, RowDraw draw, TableOptions? options, CancellationToken cancellation)
        where T : struct, ISchema<T>
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(step);
        options ??= TableOptions.Default;
        DatasetWriter<T> writer = step.CreateDataset<T>(options.Writing);
        await using (writer.ConfigureAwait(false))
        {
            int[] taken = [];
            RowDraw own = draw.Again();
            await foreach (PlacedRows<T> placed in rows.ReadPlacedAsync(draw, options.Reading, cancellation).ConfigureAwait(false))
            {
                cancellation.ThrowIfCancellationRequested();
                Batch<T> batch = placed.Rows;
                if (taken.Length < batch.Count)
                    taken = new int[batch.Count];
                int count = 0;
                for (int i = 0; i < batch.Count; i++)
                {
                    if (own.Takes(placed.First + i))
                        taken[count++] = i;
                }

                await writer.AddAsync(batch, taken.AsMemory(0, count), cancellation).ConfigureAwait(false);
                step.ReportProgress(placed.First + batch.Count, rows.RowCount, "rows");
            }

            return await writer.CompleteAsync(cancellation).ConfigureAwait(false);
        }
    }
}
