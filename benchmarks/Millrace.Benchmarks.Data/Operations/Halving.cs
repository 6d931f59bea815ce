using Millrace.Data;

namespace Millrace.Benchmarks.Data;

/// <summary>Keeps some rows of a dataset: what lies between reading and writing in most steps.</summary>
public static class Halving
{
    private const double Threshold = 8192;

    /// <summary>Reads a dataset and writes to another the half of its rows whose amount is small.</summary>
    /// <returns>The other.</returns>
    /// <exception cref="InvalidOperationException">Other rows were written than were kept.</exception>
    public static async Task<Dataset<Reading>> FilterAsync(Dataset<Reading> rows, string folder)
    {
        await using var writer = new DatasetWriter<Reading>(folder);
        int[] kept = [];
        long expected = 0;
        await foreach (Batch<Reading> batch in rows.ReadAsync().ConfigureAwait(false))
        {
            if (kept.Length < batch.Count)
                kept = new int[batch.Count];
            int count = Keep(((Reading.Batch)batch).Amount.Values, kept);
            expected += count;
            await writer.AddAsync(batch, kept.AsMemory(0, count)).ConfigureAwait(false);
        }

        Dataset<Reading> written = await writer.CompleteAsync().ConfigureAwait(false);
        return written.RowCount == expected && expected > 0 && expected < rows.RowCount
            ? written
            : throw new InvalidOperationException($"{expected} rows were kept, and {written.RowCount} were written.");
    }

    private static int Keep(ReadOnlySpan<double> amounts, Span<int> kept)
    {
        int count = 0;
        for (int i = 0; i < amounts.Length; i++)
        {
            kept[count] = i;
            count += amounts[i] < Threshold ? 1 : 0;
        }

        return count;
    }
}
