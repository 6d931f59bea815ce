using Millrace.Data;

namespace Millrace.Benchmarks.Data;

/// <summary>The table in Millrace's own form.</summary>
public static class ReadingBatches
{
    private const int BatchRows = 1 << 16;

    /// <summary>Makes batches of a run of rows.</summary>
    public static IReadOnlyList<Batch<Reading>> Of(long start, int count)
    {
        var batches = new List<Batch<Reading>>();
        foreach (Reading[] rows in Readings.Range(start, count).Chunk(BatchRows))
        {
            var batch = new Reading.Batch(rows.Length);
            foreach (ref readonly Reading row in rows.AsSpan())
                batch.Add(in row);
            batches.Add(batch);
        }

        return batches;
    }
}
